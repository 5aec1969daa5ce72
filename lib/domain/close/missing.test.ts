import { describe, expect, test } from 'vitest';
import { expenseFilter } from '@/lib/domain/expense/filter';
import { type MovementStatus, movementStatuses } from '@/lib/domain/movement/status';
import { type CountedPart, isUnderWay, missingAddress, missingIn, missingKeys, totalMissing } from './missing';
import { hasEnded, isDueToClose, isMonth } from './period';
import { parseSums, sumsOf } from './sign-off';

const part = (status: MovementStatus, change: Partial<CountedPart> = {}): CountedPart => ({
  kind: 'expense',
  status,
  count: 1,
  receiptsMissing: 0,
  ...change,
});

describe('what is missing in a month', () => {
  test('counts every movement that is not in the books once', () => {
    const parts = movementStatuses.flatMap((status) => [
      part(status, { count: 3, receiptsMissing: status === 'incomplete' ? 2 : 0 }),
      part(status, { kind: 'transfer' }),
      part(status, { kind: 'reimbursable', count: 2 }),
    ]);
    expect(totalMissing(missingIn(parts))).toBe(6 * (movementStatuses.length - 1));
    expect(missingIn(parts)).toEqual([
      { key: 'on-its-way', count: 12 },
      { key: 'failed', count: 6 },
      { key: 'unconfirmed', count: 6 },
      { key: 'changed', count: 6 },
      { key: 'receipts', count: 2 },
      { key: 'coding', count: 2 },
      { key: 'not-billed', count: 4 },
      { key: 'not-synced', count: 4 },
    ]);
  });

  test('counts the open statement lines and records, and the gaps between statements', () => {
    expect(missingIn([], { lines: 2, records: 1, gaps: ['Statement 98 is missing.'] })).toEqual([
      { key: 'statement-gaps', count: 1 },
      { key: 'bank-lines', count: 2 },
      { key: 'records', count: 1 },
    ]);
    expect(missingAddress('records', '2026-10')).toBe('/reconcile?month=2026-10');
  });

  test('is nothing when all is synced', () => {
    expect(missingIn([part('synced', { count: 300_000 })])).toEqual([]);
  });

  test('waits for what is on its way', () => {
    expect(isUnderWay(missingIn([part('queued')]))).toBe(true);
    expect(isUnderWay(missingIn([part('unknown'), part('failed')]))).toBe(false);
  });

  test.each(missingKeys.filter((key) => !['statement-gaps', 'bank-lines', 'records'].includes(key)))(
    '%s links to a filtered list of the month',
    (key) => {
      const url = new URL(missingAddress(key, '2026-10'), 'http://outlay.test');
      const filter = expenseFilter.parse(Object.fromEntries(url.searchParams));
      expect(filter.month).toBe('2026-10');
      expect(filter.status).toBeDefined();
    },
  );
});

test.each([
  ['2026-10', '2026-10-31', false],
  ['2026-10', '2026-11-01', true],
  ['2026-12', '2027-01-01', true],
])('%s on %s has ended: %s', (month, today, ended) => {
  expect(hasEnded(month, today)).toBe(ended);
});

test('a month is a month of the calendar', () => {
  expect(['2026-10', '2026-13', '2026-1', 'x'].map(isMonth)).toEqual([true, false, false, false]);
});

test('people are reminded from the fourth day', () => {
  expect(['2026-11-03', '2026-11-04', '2026-11-30'].map(isDueToClose)).toEqual([false, true, true]);
});

test('the sums of files are read as they are written', () => {
  const files = [
    { name: 'movements.csv', sha256: 'a'.repeat(64) },
    { name: 'receipts/1 2.pdf', sha256: 'b'.repeat(64) },
  ];
  expect(parseSums(sumsOf(files))).toEqual(files);
  expect(parseSums('not a sum\n')).toEqual([]);
});
