import { describe, expect, test } from 'vitest';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import type { BooksRecord } from '@/lib/domain/books/record';
import { changesBooks } from './record/kept';
import { updateIssue } from './update';

const booked: BooksRecord = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'payment',
  day: '2026-11-20',
  currency: 'GBP',
  rate: null,
  convertedFrom: null,
  notKept: [],
  supplierRef: 's1',
  supplierSource: null,
  bankAccountRef: 'b1',
  dueDay: null,
  reference: 'b302099a8057',
  merchant: 'Trainline',
  note: 'Leeds',
  lines: [
    {
      netMinor: 10_000n,
      taxMinor: 2_000n,
      taxRateRef: 't1',
      accountRef: 'a1',
      trackingRefs: [],
      customerRef: null,
      sources: {},
    },
  ],
};
const xero = packageOf('xero');
const line = booked.lines[0] ?? expect.fail();

describe('accepts a change of', () => {
  test.each<[string, Partial<BooksRecord>]>([
    ['the amounts', { lines: [{ ...line, netMinor: 5_000n, taxMinor: 1_000n }] }],
    ['the tax rate', { lines: [{ ...line, taxRateRef: 't2' }] }],
    ['the tracking', { lines: [{ ...line, trackingRefs: ['x'] }] }],
    ['the bank account', { bankAccountRef: 'b2' }],
    ['the note', { note: 'York' }],
  ])('%s', (_, change) => {
    expect(updateIssue(booked, { ...booked, ...change }, xero)).toBeNull();
  });
});

describe('rejects a change and says what to do', () => {
  test.each<[string, Partial<BooksRecord>, string]>([
    ['of the date', { day: '2026-11-21' }, 'not to the date.'],
    ['of the account', { lines: [{ ...line, accountRef: 'a2' }] }, 'not to the account.'],
    ['of the number of lines', { lines: [line, line] }, 'not to the account.'],
    [
      'of several fields',
      { day: '2026-11-21', merchant: 'LNER', supplierRef: 's2' },
      'not to the date, the merchant and the supplier.',
    ],
  ])('%s', (_, change, words) => {
    const issue = updateIssue(booked, { ...booked, ...change }, xero);
    expect(issue).toMatchObject({ code: 'change-not-taken', fix: 'package' });
    expect(issue?.message).toContain(words);
    expect(issue?.message).toContain('Change it in Xero, then confirm here that you did.');
  });

  test('when the package accepts no changes', () => {
    expect(updateIssue(booked, { ...booked, note: 'York' }, packageOf('dynamics'))?.message).toMatch(
      /does not accept changes from Outlay/,
    );
  });

  test('of a record that is not a payment', () => {
    const refund = { ...booked, type: 'refund' as const };
    expect(updateIssue(refund, { ...refund, note: 'York' }, xero)?.message).toMatch(/anything but payments/);
  });

  test('of the bank account in FreeAgent', () => {
    expect(updateIssue(booked, { ...booked, bankAccountRef: 'b2' }, packageOf('freeagent'))?.message).toMatch(
      /the bank account/,
    );
  });
});

describe('a record in another currency than Xero booked it', () => {
  const inPounds = () => 'GBP';
  const asBooked: BooksRecord = { ...booked, currency: 'EUR', rate: '0.85' };

  test('is corrected with the converted amounts', () => {
    const converted = { ...booked, convertedFrom: { minor: 12_000n, currency: 'EUR', rate: '0.85' } };
    expect(updateIssue(asBooked, converted, xero, inPounds)).toBeNull();
  });

  test('can take another rate, because it is a change of the amounts', () => {
    const at = (rate: string) => ({ ...booked, convertedFrom: { minor: 12_000n, currency: 'EUR', rate } });
    expect(updateIssue(at('0.85'), at('0.86'), xero, inPounds)).toBeNull();
  });

  test('cannot take another rate where the package keeps the currency', () => {
    expect(updateIssue(asBooked, { ...asBooked, rate: '0.86' }, xero)?.message).toContain('the exchange rate');
  });
});

describe('a change of a field that the package does not keep', () => {
  const inEuros: BooksRecord = { ...booked, currency: 'EUR', rate: '0.85' };
  const notKept: readonly [PackageKey, string, BooksRecord, Partial<BooksRecord>][] = [
    ['freeagent', 'exchange rate', inEuros, { rate: '0.86' }],
    ['freeagent', 'supplier', booked, { supplierRef: 's2' }],
    ['freeagent', 'tracking', booked, { lines: [{ ...line, trackingRefs: ['x'] }] }],
    ['freeagent', 'customer', booked, { lines: [{ ...line, customerRef: 'c1' }] }],
    ['zoho', 'tracking', booked, { lines: [{ ...line, trackingRefs: ['x'] }] }],
    ['dynamics', 'tax amount', booked, { lines: [{ ...line, netMinor: 10_500n, taxMinor: 1_500n }] }],
    ['intacct', 'supplier', booked, { supplierRef: 's2' }],
  ];

  test.each(notKept)('changes nothing in %s: the %s', (key, _, before, change) => {
    expect(changesBooks(before, { ...before, ...change }, key)).toBe(false);
  });

  test('changes the books of a package that keeps the field', () => {
    expect(changesBooks(inEuros, { ...inEuros, rate: '0.86' }, 'quickbooks-online')).toBe(true);
    expect(changesBooks(booked, { ...booked, supplierRef: 's2' }, 'freeagent')).toBe(false);
    expect(changesBooks(booked, { ...booked, note: 'York' }, 'freeagent')).toBe(true);
  });

  test('is not refused, and is not named beside a change that is', () => {
    expect(updateIssue(inEuros, { ...inEuros, rate: '0.86' }, packageOf('freeagent'))).toBeNull();
    const issue = updateIssue(inEuros, { ...inEuros, rate: '0.86', day: '2026-11-21' }, packageOf('freeagent'));
    expect(issue?.message).toContain('accepts changes to amounts, tax and the note from Outlay, but not to the date.');
  });
});
