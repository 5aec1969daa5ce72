import 'server-only';
import type { ImportedTransfer } from '@/lib/data/expense/import/add-transfers';
import { newId } from '@/lib/data/id';
import type { RecordedTransfer } from '@/lib/domain/import/kind/transfer-side';
import type { PreparedRow } from './program/prepared';

/** A chosen row that is a side of a transfer. `pair` is the line of the other side in the file. */
export type Side = {
  readonly row: PreparedRow;
  readonly transfer: RecordedTransfer;
  readonly pair: number | null;
  readonly replaces: string | null;
};

/** Returns the transfers of the chosen rows. Two rows that are the sides of one transfer become one. */
export function importedTransfers(sides: readonly Side[]): readonly ImportedTransfer[] {
  const byLine = new Map(sides.map((side) => [side.row.line, side]));
  return sides.flatMap((side): ImportedTransfer[] => {
    const { row, transfer, pair, replaces } = side;
    const found = pair === null ? undefined : byLine.get(pair);
    // The person may have decided that the other row is something else.
    const other = found?.pair === row.line ? found : undefined;
    // The row with the money out records both.
    if (other && row.direction === 'in') return [];
    const isOut = row.direction === 'out';
    return [
      {
        ...transfer,
        id: newId(),
        line: row.line,
        rowCount: other ? 2 : 1,
        day: row.facts.day,
        note: row.facts.merchant,
        fromKey: isOut ? row.key : (other?.row.key ?? null),
        toKey: isOut ? (other?.row.key ?? null) : row.key,
        replaces,
      },
    ];
  });
}
