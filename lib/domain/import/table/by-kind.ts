import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import type { SignSample } from '../sign/sample';
import type { SourceRow } from '../source/source';
import type { Direction } from '../titles/direction';
import { asksForMethod, directionOfKind } from '../titles/kind';

/**
 * With one sign in all rows, a column with the kind of payment tells the directions, if it tells that of each row:
 * “Purchase” and “Refund”. Null when it does not.
 */
export function byKind(
  rows: readonly { readonly row: SourceRow }[],
  samples: readonly SignSample[],
  { columns: { kinds }, titles }: Pick<Layout, 'columns' | 'titles'>,
): readonly Direction[] | null {
  const isPlain = samples.every(
    ({ column, isNegative }) => column === 'amount' && isNegative === samples[0]?.isNegative,
  );
  for (const at of isPlain ? kinds : []) {
    const isMethod = asksForMethod(titles[at] ?? '');
    const directions = rows.map(({ row }) => (isMethod ? null : directionOfKind(plainCell(row.cells[at]))));
    const known = directions.filter((direction) => direction !== null);
    if (known.length === rows.length && new Set(known).size > 1) return known;
  }
  return null;
}
