import { formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { plural } from '@/lib/domain/plural';

/** The record that was found, as the database returns it: JSON has no integers of this size. Null if it may not be seen. */
export type FoundRecord = {
  readonly day: string | null;
  readonly minor: string | null;
  readonly currency: string | null;
  readonly name: string | null;
  readonly records: number;
  /** How many sets of these records there are, of which one may be the movement; null if all of them together are. */
  readonly choices: number | null;
  readonly isDeleted: boolean;
};

const locale = 'en-GB';

/** Says what was found in the books, what it means, and what to do. Null without a question. */
export function bookedWords(found: FoundRecord | null): string | null {
  if (!found) return null;
  const { day, minor, currency, name, records, choices, isDeleted } = found;
  const ask = 'Link it if it is the same payment, or mark it as a different payment.';
  if (day === null || minor === null || currency === null)
    return `It may be in the books already. A bookkeeper must confirm whether it is.`;
  if (isDeleted) return `Its linked record was deleted in the books. Confirm whether to send it again.`;
  const what = `${name ?? 'a record'}, ${formatMoney({ minor: BigInt(minor), currency }, locale)}, ${formatDay(day, locale)}`;
  if (choices !== null)
    return `It may be in the books already: ${choices} different records may explain it, first ${what}. Choose the one that is the same payment, or mark it as a different payment.`;
  const more = records > 1 ? plural(records - 1, ' and one more record', ' and # more records') : '';
  return `It may be in the books already: ${what}${more}. ${ask}`;
}
