import { expect, test } from 'vitest';
import { toMinor } from '../engine/money';
import { buildSpend } from '../ledger/spend';
import { aPayment, booksOf, requirePackage } from './testing/records';

interface Sent {
  readonly bank: string;
  readonly currency: string;
  readonly rate: number;
  /** The net and the tax of each line. */
  readonly lines: readonly (readonly [number, number])[];
  readonly percent?: number;
}

/** Books a payment of these lines in a package. Returns the record, and the value of the bank account's posting. */
function booked(key: string, { bank, currency, rate, lines, percent = 0 }: Sent) {
  const books = booksOf(key);
  const account = { ...books.bank, currency: bank };
  const payment = aPayment(key, { bank: account, currency, rate });
  const [line] = payment.lines;
  const taxRate = books.organisation.taxRates.find((candidate) => candidate.rate === percent);
  if (!line) throw new Error('a payment without lines');
  const expense = { ...payment, lines: lines.map(([net, tax]) => ({ ...line, net, tax, taxRate })) };
  const taxAccount = books.organisation.accounts.find(({ role }) => role === 'tax') ?? account;
  const { record, postings } = buildSpend(requirePackage(key), expense, taxAccount, 1);
  return { record, paid: postings.find(({ accountId }) => accountId === account.id) };
}

test('Xero books the numbers of ¥1,234 in the currency of the bank account', () => {
  const { record, paid } = booked('gbol', { bank: 'GBP', currency: 'JPY', rate: 0.0052, lines: [[1234, 0]] });
  expect([record.currency, record.total]).toEqual(['GBP', toMinor(1234, 'GBP')]);
  expect(paid).toMatchObject({ base: -123_400, native: -123_400 });
});

test('QuickBooks Online books ¥1,234 at the rate that was sent', () => {
  const { record, paid } = booked('qhyg', { bank: 'GBP', currency: 'JPY', rate: 0.0052, lines: [[1234, 0]] });
  expect([record.currency, record.total]).toEqual(['JPY', 1234]);
  expect(paid).toMatchObject({ base: -642, native: -642 });
});

test('a record of many lines is worth its total, not the sum of its rounded lines', () => {
  // Each line of €0.01 is £0.0085, which rounds to a penny; the total of €0.10 is £0.09.
  const lines = Array.from({ length: 10 }, () => [0.01, 0] as const);
  expect(booked('qhyg', { bank: 'GBP', currency: 'EUR', rate: 0.85, lines }).paid).toMatchObject({ base: -9 });
});

test('Dynamics calculates the tax from the rate, and keeps the total', () => {
  const { record } = booked('trji', { bank: 'GBP', currency: 'GBP', rate: 1, lines: [[115, 5]], percent: 20 });
  expect([record.total, record.tax]).toEqual([12_000, 2_000]);
});
