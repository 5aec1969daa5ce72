import { expect, test } from 'vitest';
import { countedMovements, pluralMovements } from './counted';

test('counts expenses and transfers by themselves', () => {
  const textOf = (count: number, transfers: number) => countedMovements({ count, transfers }, 'en-GB');
  expect(textOf(13, 1)).toBe('12 expenses and 1 transfer');
  expect(textOf(2, 2)).toBe('2 transfers');
  expect(textOf(0, 0)).toBe('0 expenses');
});

test('says expenses only where there are no transfers', () => {
  const words = { one: '# waits', other: '# wait' };
  expect(pluralMovements(1, { ...words, hasTransfers: false })).toBe('1 expense waits');
  expect(pluralMovements(1200, { ...words, hasTransfers: false })).toBe('1,200 expenses wait');
  expect(pluralMovements(1, { ...words, hasTransfers: true })).toBe('1 entry waits');
  expect(pluralMovements(3, { ...words, hasTransfers: true })).toBe('3 entries wait');
});
