import { type Day, monthOf } from '@/lib/domain/day';
import { type DemoExpense, demoTopUpAmount, demoTopUpDay } from './story';

/** A line of the card's statement: what moved the account in pounds, negative for money out. */
type StatementLine = { readonly day: Day; readonly text: string; readonly pence: number };

/** In the newer of both months, the card was charged 0.40 more for this than the receipt says. */
const misread = { merchant: 'Adobe Systems', pence: 40 };

/**
 * Returns the card's statement of a month as CSV: its expenses, refunds and top-up, newest first. `isMisread` adds the
 * difference that a person has to explain.
 */
export function cardStatement(month: string, expenses: readonly DemoExpense[], isMisread: boolean): string {
  const spent = expenses
    .filter(({ card, day }) => card === 'Company card' && monthOf(day) === month)
    .map(({ day, merchant, amount, rate = '1', type }): StatementLine => {
      const minor = Math.round(Number(amount) * Number(rate) * 100);
      const more = isMisread && merchant === misread.merchant ? misread.pence : 0;
      return { day, text: merchant, pence: type === undefined ? -minor - more : minor };
    });
  const topUp = { day: demoTopUpDay(month), text: 'Top-up from Business current', pence: demoTopUpAmount * 100 };
  const lines = [...spent, topUp].sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
  const rows = lines.map(({ day, text, pence }) => `${day},${text},${(pence / 100).toFixed(2)}`);
  return ['Date,Description,Amount', ...rows, ''].join('\n');
}
