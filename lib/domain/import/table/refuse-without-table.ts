import { Refusal } from '../../refusal';
import { plainCell } from '../row/cell';
import type { SourceTable } from '../source/source';

/**
 * Throws a Refusal when the records of a file have one column only, or none: no answer about the columns can then help.
 * Lines that cannot be read count too, because they can be the rows of a damaged table.
 */
export function refuseWithoutTable({ rows, refused }: Pick<SourceTable, 'rows' | 'refused'>): void {
  const filled = new Set<number>();
  for (const { cells } of [...rows, ...refused]) {
    for (const [at, cell] of cells.entries()) if (plainCell(cell) !== '') filled.add(at);
    if (filled.size > 1) return;
  }
  throw new Refusal(
    'This file has no table: the date, the payee and the amount are not in separate columns. In your bank, export CSV, OFX or CAMT.053 instead.',
  );
}
