import { looksLikeAmount } from '@/lib/domain/reading/amount';
import { isCurrency } from '../../currency';
import type { SourceRow } from '../source/source';
import { figureOf, looksLikeDayCell } from './cells';

/** The first line of a file without titles that sums up the account, and the columns that it proves. */
export type Summary = { readonly row: SourceRow; readonly amount: number; readonly balance: number };

/**
 * Finds a first line with the opening and the closing balance in the columns of the amount and the balance (Santander
 * Poland). Only it names the currency, and the opening balance with all amounts is the closing balance.
 */
export function summaryIn(rows: readonly SourceRow[]): Summary | null {
  const [row, ...others] = rows.filter(({ cells }) => cells.length > 1 && cells.some(looksLikeDayCell));
  if (!row || others.length === 0) return null;
  const isCurrencyCell = (cell: string | undefined) =>
    /^[A-Z]{3}$/.test(cell?.trim() ?? '') && isCurrency(cell?.trim() ?? '');
  const namesCurrency = row.cells.some(
    (cell, at) => isCurrencyCell(cell) && !others.some(({ cells }) => isCurrencyCell(cells[at])),
  );
  if (!namesCurrency) return null;
  const numbers = row.cells.flatMap((_, at) =>
    [row, ...others].every(
      ({ cells }) => /[.,]\d{2}$/.test(cells[at]?.trim() ?? '') && looksLikeAmount(cells[at] ?? ''),
    )
      ? [at]
      : [],
  );
  const pairs = numbers.flatMap((amount) =>
    numbers.flatMap((balance) => (amount === balance ? [] : [{ amount, balance }])),
  );
  const isProved = ({ amount, balance }: { amount: number; balance: number }) =>
    others.reduce((sum, { cells }) => sum + figureOf(cells[amount]), figureOf(row.cells[amount])) ===
    figureOf(row.cells[balance]);
  const proved = pairs.filter(isProved);
  return proved[0] && proved.length === 1 ? { row, ...proved[0] } : null;
}
