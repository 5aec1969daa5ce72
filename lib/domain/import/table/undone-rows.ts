import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import { writtenMoney } from '../row/money';
import { isReverted, stateProblem } from '../row/state';
import type { SourceRow } from '../source/source';
import { foldTitle } from '../titles/fold';
import { wordingOf } from '../titles/wording';

/**
 * Returns the rows that were undone later by another row of the file. PayPal calls a purchase “Refunded” and lists its
 * refund as a row of its own: the money moved twice, and both rows count.
 */
export function undoneByAnotherRow(rows: readonly SourceRow[], layout: Layout): ReadonlySet<SourceRow> {
  const undone = rows.filter(({ cells }) => isReverted(cells, layout));
  if (undone.length === 0) return new Set();
  const free = Map.groupBy(
    rows.filter(({ cells }) => stateProblem(cells, layout) === null),
    (row) => sizeOf(row, layout),
  );
  return new Set(
    undone.filter((row) => {
      const same = free.get(sizeOf(row, layout)) ?? [];
      const at = same.findIndex((one) => undoes(one, row, layout));
      if (at >= 0) same.splice(at, 1);
      return at >= 0;
    }),
  );
}

/** Returns the amount of a row without its sign; empty when it has none. */
function sizeOf({ cells }: SourceRow, layout: Layout): string {
  const read = writtenMoney(cells, layout);
  return read.ok ? `${read.money.currency} ${absolute(read.money.minor)}` : '';
}

/** Whether a row of the same size has the other direction, and a name of the undone row or a word for a refund. */
function undoes(row: SourceRow, undone: SourceRow, layout: Layout): boolean {
  const [one, other] = [writtenMoney(row.cells, layout), writtenMoney(undone.cells, layout)];
  if (!one.ok || !other.ok || one.money.minor === 0n) return false;
  const isOpposite = one.column !== other.column || one.money.minor === -other.money.minor;
  if (!isOpposite || (one.column === other.column && one.column !== 'amount')) return false;
  const names = wordsOf(undone, layout);
  return (
    textsOf(row, layout).some((text) => wordingOf(text)?.kind === 'refund') ||
    [...wordsOf(row, layout)].some((word) => names.has(word))
  );
}

const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

const textsOf = ({ cells }: SourceRow, { columns }: Layout): readonly string[] =>
  [...columns.payees, ...columns.payers, ...columns.kinds].map((at) => plainCell(cells[at]));

const wordsOf = ({ cells }: SourceRow, { columns }: Layout): ReadonlySet<string> =>
  new Set(
    [...columns.payees, ...columns.payers]
      .flatMap((at) => foldTitle(plainCell(cells[at])).split(' '))
      .filter((word) => word.length > 2 && !/^\d+$/.test(word)),
  );
