import { expect, test } from 'vitest';
import { addDays } from '@/lib/domain/day';
import { demoExpenses, expenseInClosedPeriod, lockDateFor } from './story';

test('on every day, one expense of the demo is in the closed period, and the newest month and the repairs are not', () => {
  for (let today = '2026-01-01'; today < '2029-01-01'; today = addDays(today, 1)) {
    const closed = expenseInClosedPeriod(today);
    const lockDate = lockDateFor(today);
    expect(closed.day <= lockDate, today).toBe(true);
    expect(closed.category, today).not.toBe('Repairs');
    expect(lockDate < addDays(today, -45), today).toBe(true);
    const repairs = demoExpenses(today).filter(({ category }) => category === 'Repairs');
    expect(repairs.length, today).toBeGreaterThan(0);
    expect(
      repairs.every(({ day }) => day > lockDate),
      today,
    ).toBe(true);
  }
});
