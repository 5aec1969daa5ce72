import { z } from 'zod';
import { formatDay } from '@/lib/domain/day';
import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import type { RefundTotals } from '@/lib/domain/expense/refund';
import { formatMoney, total } from '@/lib/domain/money';
import type { RefundShown } from './refund-shown';

const numbers = z.array(z.coerce.number().int().nonnegative()).max(100);

/** Returns the lines with the numbers in the URL, counted from 0. Without valid numbers, all lines. */
export function linesChosen(lines: readonly ExpenseLine[], asked: unknown): readonly ExpenseLine[] {
  const read = numbers.safeParse(typeof asked === 'string' ? [asked] : asked);
  const chosen = read.success ? lines.filter((_, index) => read.data.includes(index)) : [];
  return chosen.length > 0 ? chosen : lines;
}

/**
 * Returns the refund of these lines of a payment, to fill in its form. It has no exchange rate, because it is converted at
 * its own. When nothing is left to refund, it has the coding of the payment and an amount of zero.
 */
export function refundForm(payment: Expense, lines: readonly ExpenseLine[]): Expense {
  const { currency } = payment.amount;
  const bare = payment.lines.slice(0, 1).map((line) => ({ ...line, amount: { minor: 0n, currency }, taxMinor: null }));
  return {
    ...payment,
    type: 'refund',
    amount: total(
      lines.map(({ amount }) => amount),
      currency,
    ),
    rate: null,
    note: '',
    lines: lines.length > 0 ? lines : bare,
  };
}

/** Returns what the form says about the payment that the refund returns. */
export function refundShown(
  { payment, totals }: { readonly payment: Expense; readonly totals: RefundTotals },
  lines: readonly ExpenseLine[],
  locale: string,
): RefundShown {
  const [line] = lines;
  const already =
    totals.refunded.minor > 0n ? ` ${formatMoney(totals.refunded, locale)} of it was refunded before.` : '';
  return {
    words: `Refund of ${payment.merchant}, ${formatMoney(payment.amount, locale)}, ${formatDay(payment.day, locale)}.${already}`,
    rest: { minor: String(totals.rest.minor), currency: totals.rest.currency },
    line:
      lines.length === 1 && line?.taxMinor != null
        ? { minor: String(line.amount.minor), taxMinor: String(line.taxMinor) }
        : null,
  };
}
