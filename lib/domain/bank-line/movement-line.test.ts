import { describe, expect, test } from 'vitest';
import type { BooksRecord } from '@/lib/domain/books/record';
import { money } from '@/lib/domain/money';
import { feedRulesOf, lineProblem } from './feed-rules';
import { correctingMinor, lineChangeWords } from './line-change';
import { isForeignTo, lineOfRecord } from './movement-line';

const account = { ref: 'card', currency: 'GBP' };
const line = { netMinor: 10_000n, taxMinor: 2_000n, taxRateRef: null, accountRef: 'a', trackingRefs: [] };
const aRecord = (change: Partial<BooksRecord> = {}): BooksRecord => ({
  id: '01a22e10-8926-733e-be44-bce3fefc49df',
  type: 'payment',
  day: '2026-11-20',
  currency: 'GBP',
  rate: null,
  convertedFrom: null,
  supplierRef: null,
  supplierSource: null,
  bankAccountRef: 'card',
  dueDay: null,
  reference: 'bce3fefc49df',
  merchant: 'Hilton',
  note: 'Bristol',
  lines: [{ ...line, customerRef: null, sources: {} }],
  notKept: [],
  ...change,
});

describe('the line of a record', () => {
  test('has what moves the account, with its sign', () => {
    expect(lineOfRecord(aRecord(), account)).toMatchObject({ amount: money(-12_000n, 'GBP'), original: null });
    expect(lineOfRecord(aRecord({ type: 'refund' }), account)?.amount.minor).toBe(12_000n);
    expect(lineOfRecord(aRecord({ bankAccountRef: 'other' }), account)).toBeNull();
  });

  test('of a payment in another currency has what the books have, with what was paid', () => {
    const dollars = aRecord({ currency: 'USD', rate: '0.77' });
    expect(isForeignTo(dollars, account)).toBe(true);
    expect(lineOfRecord(dollars, account)).toBeNull();
    expect(lineOfRecord(dollars, account, money(-9_241n, 'GBP'))).toMatchObject({
      amount: money(-9_241n, 'GBP'),
      original: money(-12_000n, 'USD'),
    });
    // A package can keep a record in its own currency, so that what moved the account is not known.
    expect(lineOfRecord(dollars, account, money(-12_000n, 'USD'))).toBeNull();
  });

  test('that Outlay converted names what was paid', () => {
    const converted = aRecord({ convertedFrom: { minor: 15_600n, currency: 'USD', rate: '0.769231' } });
    expect(lineOfRecord(converted, account)).toMatchObject({
      amount: money(-12_000n, 'GBP'),
      original: money(-15_600n, 'USD'),
    });
  });

  test('of each side of a transfer is in the currency of its account', () => {
    const transfer = {
      id: aRecord().id,
      day: '2026-11-20',
      description: 'Top-up',
      from: { accountRef: 'current', minor: 100_000n, currency: 'GBP' },
      to: { accountRef: 'card', minor: 115_000n, currency: 'EUR' },
    };
    expect(lineOfRecord(transfer, { ref: 'current', currency: 'GBP' })?.amount.minor).toBe(-100_000n);
    expect(lineOfRecord(transfer, { ref: 'card', currency: 'EUR' })?.amount.minor).toBe(115_000n);
  });
});

test.each([
  ['xero', '2026-11-30', null],
  ['xero', '2026-12-01', 'future'],
  ['xero', '2025-11-30', null],
  ['xero', '2025-11-29', 'older than 365 days'],
  ['quickbooks-online', '2026-11-23', 'older than its newest one'],
  ['quickbooks-online', '2026-11-22', 'older than 7 days'],
  ['quickbooks-online', '2026-11-25', null],
] as const)('%s and a line of %s: %s', (key, day, words) => {
  const rules = feedRulesOf(key) ?? expect.fail('no feed');
  const problem = lineProblem(day, rules, { today: '2026-11-30', newestSent: '2026-11-25', name: 'the package' });
  if (words === null) expect(problem).toBeNull();
  else expect(problem).toContain(words);
});

test('a change after sending is corrected by what differs, and says what happened', () => {
  const change = { movementId: 'm', sentMinor: -5_000n, nowMinor: -4_500n, isDeleted: false };
  expect(correctingMinor(change)).toBe(500n);
  const words = (more: Partial<typeof change>) => lineChangeWords({ ...change, ...more }, 'Xero', String);
  expect(words({})).toContain('The movement is -4500 now, and its statement line is -5000.');
  expect(words({ nowMinor: 0n })).toContain('on another account');
  expect(words({ nowMinor: 0n, isDeleted: true })).toContain('deleted in Xero');
});
