import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import type { WrittenMoney } from '../row/money';
import type { SourceRow } from '../source/source';
import type { Direction } from '../titles/direction';
import { documentOf } from '../titles/document';
import { asksForMethod, directionOfKind } from '../titles/kind';

/**
 * With one sign in all rows, a column with the kind of payment tells the directions, if it tells that of each row:
 * “Purchase” and “Refund”. Null when it does not.
 */
export function byKind(
  rows: readonly { readonly row: SourceRow; readonly money: WrittenMoney }[],
  { columns: { kinds }, titles }: Pick<Layout, 'columns' | 'titles'>,
): readonly Direction[] | null {
  const isNegative = rows.map(({ money }) => money.money.minor < 0n);
  const isPlain = rows.every(({ money }, at) => money.column === 'amount' && isNegative[at] === isNegative[0]);
  for (const at of isPlain ? kinds : []) {
    const isMethod = asksForMethod(titles[at] ?? '');
    const words = isMethod ? [] : rows.map(({ row }) => plainCell(row.cells[at]));
    const told = words.map(directionOfKind);
    // A credit note takes back what the bills beside it charged.
    const hasBills =
      told.includes('out') && !words.some((word) => documentOf(word) === 'invoice' && !directionOfKind(word));
    const directions = words.map((word, row) =>
      hasBills && documentOf(word) === 'credit' ? 'in' : (told[row] ?? null),
    );
    const known = directions.filter((direction) => direction !== null);
    if (known.length === rows.length && new Set(known).size > 1) return known;
  }
  return null;
}
