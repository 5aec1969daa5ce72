import { describe, expect, test } from 'vitest';
import { packageOf } from '@/lib/domain/books/package';
import type { BooksRecord } from '@/lib/domain/books/record';
import { updateIssue } from './update';

const booked: BooksRecord = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'payment',
  day: '2026-11-20',
  currency: 'GBP',
  rate: null,
  supplierRef: 's1',
  supplierSource: null,
  bankAccountRef: 'b1',
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

describe('a payment in the books can be changed from here', () => {
  test.each<[string, Partial<BooksRecord>]>([
    ['in its amounts', { lines: [{ ...line, netMinor: 5_000n, taxMinor: 1_000n }] }],
    ['in its tax rate', { lines: [{ ...line, taxRateRef: 't2' }] }],
    ['in its tracking', { lines: [{ ...line, trackingRefs: ['x'] }] }],
    ['in its bank account', { bankAccountRef: 'b2' }],
    ['in its note', { note: 'York' }],
  ])('%s', (_, change) => {
    expect(updateIssue(booked, { ...booked, ...change }, xero)).toBeNull();
  });
});

describe('it cannot, and it is said what to do,', () => {
  test.each<[string, Partial<BooksRecord>, string]>([
    ['when its date changes', { day: '2026-11-21' }, 'not of the date.'],
    ['when its account does', { lines: [{ ...line, accountRef: 'a2' }] }, 'not of the account.'],
    ['when it has another line', { lines: [line, line] }, 'not of the account.'],
    [
      'when much of it does',
      { day: '2026-11-21', merchant: 'LNER', supplierRef: 's2' },
      'not of the date, the merchant and the supplier.',
    ],
  ])('%s', (_, change, words) => {
    const issue = updateIssue(booked, { ...booked, ...change }, xero);
    expect(issue).toMatchObject({ code: 'change-not-taken', fix: 'package' });
    expect(issue?.message).toContain(words);
    expect(issue?.message).toContain('Change that in Xero, then say here that you have.');
  });

  test('when the package takes none', () => {
    expect(updateIssue(booked, { ...booked, note: 'York' }, packageOf('dynamics'))?.message).toMatch(
      /takes no changes from Outlay/,
    );
  });

  test('when it is no payment', () => {
    const refund = { ...booked, type: 'refund' as const };
    expect(updateIssue(refund, { ...refund, note: 'York' }, xero)?.message).toMatch(/anything but payments/);
  });

  test('when FreeAgent would keep the bank account', () => {
    expect(updateIssue(booked, { ...booked, bankAccountRef: 'b2' }, packageOf('freeagent'))?.message).toMatch(
      /the bank account/,
    );
  });
});
