import { expect, test } from 'vitest';
import { addDays, addMonths, monthOf } from '@/lib/domain/day';
import { aRow, matched } from '@/lib/domain/reconcile/testing/rows';
import { cardStatement } from './card-statement';
import {
  type DemoExpense,
  demoExpenses,
  demoTopUpAmount,
  demoTopUpDay,
  expenseInClosedPeriod,
  lockDateFor,
} from './story';

const stories: [string, readonly DemoExpense[]][] = [];
for (let today = '2026-01-01'; today < '2029-01-01'; today = addDays(today, 1))
  stories.push([today, demoExpenses(today)]);

test('on every day, one expense of the demo is in the closed period, and the newest month and the repairs are not', () => {
  for (const [today, expenses] of stories) {
    const closed = expenseInClosedPeriod(today);
    const lockDate = lockDateFor(today);
    expect(closed.day <= lockDate, today).toBe(true);
    expect(closed.category, today).not.toBe('Repairs');
    expect(lockDate < addDays(today, -45), today).toBe(true);
    const repairs = expenses.filter(({ category }) => category === 'Repairs');
    expect(repairs.length, today).toBeGreaterThan(0);
    expect(
      repairs.every(({ day }) => day > lockDate),
      today,
    ).toBe(true);
  }
});

test('on every day, the demo has a whole refund and a partial one, each of an earlier payment', () => {
  for (const [today, expenses] of stories) {
    const parts = expenses.flatMap(({ refundOf, amount, day }) => {
      if (refundOf === undefined) return [];
      const payment = expenses.find(({ key }) => key === refundOf);
      return payment && payment.day <= day ? [Number(amount) / Number(payment.amount)] : [];
    });
    expect(parts.filter((part) => part === 1).length, today).toBe(1);
    expect(parts.filter((part) => part < 1).length, today).toBe(1);
  }
});

test('on every day, the card’s statements have its movements of two whole months, one with a difference of 0.40', () => {
  const sumOf = (csv: string) =>
    csv
      .split('\n')
      .slice(1, -1)
      .reduce((sum, line) => sum + Math.round(Number(line.split(',')[2]) * 100), 0);
  for (const [today, expenses] of stories) {
    const [older, newer] = [2, 1].map((before) => addMonths(monthOf(today), -before));
    for (const [month, isMisread, difference] of [
      [older, false, 0],
      [newer, true, -40],
    ] as const) {
      const plain = sumOf(cardStatement(month ?? '', expenses, false));
      expect(sumOf(cardStatement(month ?? '', expenses, isMisread)) - plain, today).toBe(difference);
    }
  }
});

test('on every day, all expenses of the older month are in the books', () => {
  for (const [today, expenses] of stories) {
    const month = addMonths(monthOf(today), -2);
    const open = [expenseInClosedPeriod(today), ...expenses.filter(({ category }) => category === 'Repairs')];
    const ofMonth = [...expenses.slice(-15), ...open].filter(({ day }) => monthOf(day) === month);
    expect(ofMonth, today).toEqual([]);
  }
});

test('on every eleventh day, each line of the older month’s statement has one record', () => {
  for (const [today, expenses] of stories.filter((_, at) => at % 11 === 0)) {
    const month = addMonths(monthOf(today), -2);
    const rows = cardStatement(month, expenses, false).split('\n').slice(1, -1);
    const lines = rows.map((row, at) => {
      const [day = '', counterparty = '', amount] = row.split(',');
      return aRow(`line ${at}`, Math.round(Number(amount) * 100), { day, counterparty });
    });
    const topUps = [3, 2, 1, 0].map((before) => {
      const day = demoTopUpDay(addMonths(monthOf(today), -before));
      return aRow(`top-up ${day}`, demoTopUpAmount * 100, { day, counterparty: null });
    });
    const records = expenses
      .filter(({ card }) => card === 'Company card')
      .map(({ key, day, merchant, amount, rate = '1', type }) => {
        const minor = Math.round(Number(amount) * Number(rate) * 100);
        return aRow(key, type === undefined ? -minor : minor, { day, counterparty: merchant });
      });
    const pairs = matched(lines, [...topUps, ...records]);
    expect(pairs.filter((pair) => /^(certain|likely) line \d+ = [^+]+$/.test(pair)).length, today).toBe(lines.length);
  }
});
