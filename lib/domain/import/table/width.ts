import { looksLikeData, looksLikeDayCell } from '../columns/cells';
import type { Columns } from '../columns/columns';
import { filledWidth, plainCell } from '../row/cell';
import { refused, type Unplanned } from '../row/layout';
import type { SourceRow } from '../source/source';

/** How many cells the rows of a table have. */
export type TableWidth = {
  /**
   * The number of columns: those with titles, or the usual number of cells. The last columns can have empty titles. They
   * count when half of the rows fill them, because a single cell too many can be a comma too many.
   */
  readonly columns: number;
  /** The number of cells that most rows have, also empty ones after the last column. */
  readonly usual: number;
  /** Whether most rows have more or fewer cells than there are titles. No title is then sure to be above its column. */
  readonly isMisaligned: boolean;
};

/** Counts the cells of a table. Without titles, the usual row decides. */
export function widthOf(titleRow: SourceRow | null, rows: readonly SourceRow[], columns: Columns): TableWidth {
  const all = titleRow ? rows.filter(({ line }) => line > titleRow.line) : rows;
  const withDay = all.filter(({ cells }) => cells.some(looksLikeDayCell));
  const below = withDay.length > 0 ? withDay : all;
  const counts = Map.groupBy(below, ({ cells }) => cells.length);
  const [most] = [...counts].sort((one, other) => other[1].length - one[1].length || other[0] - one[0]);
  const usual = most?.[0] ?? 0;
  if (!titleRow) return { columns: usual, usual, isMisaligned: false };
  const titles = titleRow.cells.length;
  const named = filledWidth(titleRow.cells);
  const full = below.filter(({ cells }) => filledWidth(cells) >= named);
  const wider = full.filter(({ cells }) => filledWidth(cells) > named);
  return {
    columns: wider.length > 0 && wider.length * 2 >= full.length ? titles : named,
    usual,
    // Rows often end with a delimiter that the titles lack, and the cell after it is empty then.
    isMisaligned:
      (usual > titles && below.some(({ cells }) => filledWidth(cells) > titles)) ||
      (usual < named &&
        isMostlyUnfit(
          below.filter(({ cells }) => cells.length === usual),
          columns,
        )),
  };
}

/**
 * Returns why the number of cells makes a row unreadable; null when it does not. A delimiter too many or too few moves
 * amounts to other columns, also when the cell beside them is empty.
 */
export function problemOfWidth({ line, cells }: SourceRow, columns: Columns, width: TableWidth): Unplanned | null {
  if (filledWidth(cells) > width.columns || cells.length > Math.max(width.columns, width.usual))
    return refused(`Line ${line} has more cells than the titles.`);
  if (width.isMisaligned)
    return refused('Most lines have another number of cells than the titles, so the columns are uncertain.');
  if (cells.length >= width.columns) return null;
  return fits(cells, columns) ? null : refused(`Line ${line} has fewer cells than the titles.`);
}

const isMostlyUnfit = (rows: readonly SourceRow[], columns: Columns): boolean =>
  rows.filter(({ cells }) => !fits(cells, columns)).length * 2 > rows.length;

/** Whether a row with fewer cells than titles has the cells that are needed, each in its column. */
function fits(cells: readonly string[], columns: Columns): boolean {
  const isThere = (at: number | undefined) => at !== undefined && at < cells.length;
  const amounts = columns.amount === undefined ? [columns.debit, columns.credit] : [columns.amount];
  return (
    columns.days.some(isThere) &&
    [...columns.payees, ...columns.payers].some(isThere) &&
    amounts.every((at) => at === undefined || isThere(at)) &&
    !isMoved(cells, columns)
  );
}

/** Whether a cell holds what belongs to another column: a number where a name should be, or text in place of a number. */
function isMoved(cells: readonly string[], columns: Columns): boolean {
  const cellsAt = (all: readonly (number | undefined)[]) =>
    all.map((at) => plainCell(cells[at ?? -1])).filter((text) => text !== '');
  const { payees, payers, note, category, amount, debit, credit, balance, fee, rate } = columns;
  return (
    cellsAt([...payees, ...payers, note, category]).some(looksLikeData) ||
    cellsAt([amount, debit, credit, balance, fee, rate]).some((text) => !/\p{Nd}/u.test(text))
  );
}
