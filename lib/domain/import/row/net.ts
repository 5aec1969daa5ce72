import { readAmount } from '@/lib/domain/reading/amount';
import { rankOf } from '../titles/field';
import { foldTitle } from '../titles/fold';
import { plainCell } from './cell';
import type { Layout } from './layout';

/** A row with its amount and its fee in minor units, neither of them negative. */
type FeeRow = {
  readonly cells: readonly string[];
  readonly minor: bigint;
  readonly fee: bigint;
  readonly currency: string;
};

/**
 * Finds a column with the amount after the fee by its title and its cells, and returns the direction that it shows in each row: a fee makes money
 * in smaller and money out larger. Null in rows without a fee, and in all rows when no column fits each of them.
 */
export function netDirections(rows: readonly FeeRow[], layout: Layout): readonly ('in' | 'out' | null)[] {
  const none = rows.map(() => null);
  if (!rows.some(({ fee }) => fee !== 0n)) return none;
  const { amount, debit, credit, fee } = layout.columns;
  for (const [at, title] of layout.titles.entries()) {
    const isTaken = [amount, debit, credit, fee].includes(at);
    const found = isTaken || !isNetTitle(title) ? null : directionsIn(rows, at, layout);
    if (found) return found;
  }
  return none;
}

const isNetTitle = (title: string): boolean =>
  rankOf(title, 'net') !== null || /^(?:nett?o?|total|payout|received)\b/.test(foldTitle(title));

/** Returns what a column shows in each row; null when it does not fit one of them. */
function directionsIn(rows: readonly FeeRow[], at: number, layout: Layout): readonly ('in' | 'out' | null)[] | null {
  const found: ('in' | 'out' | null)[] = [];
  for (const { cells, minor, fee, currency } of rows) {
    const read = readAmount(plainCell(cells[at]), { currency, decimal: layout.decimal });
    if (!read.ok || read.money.currency !== currency) return null;
    const net = read.money.minor < 0n ? -read.money.minor : read.money.minor;
    if (net !== minor + fee && net !== minor - fee) return null;
    found.push(fee === 0n ? null : net < minor ? 'in' : 'out');
  }
  return found;
}
