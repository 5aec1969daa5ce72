import type { OutcomeSum } from '@/lib/domain/coding/preflight-sums';
import { formatMoney } from '@/lib/domain/money';

/**
 * Returns the total of each currency in words: "£594.13 out, £25.93 in, £10.00 transferred". A line breaks only between
 * them.
 */
export const totalsInWords = ({ totals }: OutcomeSum, locale: string): readonly string[] =>
  totals.map((total) =>
    [
      total.out.minor > 0n && `${formatMoney(total.out, locale)}\u00a0out`,
      total.in.minor > 0n && `${formatMoney(total.in, locale)}\u00a0in`,
      total.moved.minor > 0n && `${formatMoney(total.moved, locale)}\u00a0transferred`,
    ]
      .filter(Boolean)
      .join(', '),
  );
