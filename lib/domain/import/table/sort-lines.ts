import { looksLikeAmount } from '@/lib/domain/reading/amount';
import { figureOf, looksLikeData, looksLikeDayCell } from '../columns/cells';
import type { Columns } from '../columns/columns';
import { isRepeatOf, scoreOf } from '../columns/title-row';
import { plainCell } from '../row/cell';
import { leftOut, refused, type Unplanned } from '../row/layout';
import type { SourceRow } from '../source/source';
import { foldTitle } from '../titles/fold';
import { canBeName, isFooterText } from '../titles/footer';
import { stateOf } from '../titles/state';
import { problemOfWidth, type TableWidth } from './width';

/** A row of the file, with the reason why it is not data, or null when it is. */
export type SortedRow = { readonly row: SourceRow; readonly problem: Unplanned | null };

type Table = {
  readonly titleRow: SourceRow | null;
  readonly summaryRow: SourceRow | null;
  readonly columns: Columns;
  readonly width: TableWidth;
};

/** Tells the rows of data from titles, lines above them, totals, page headers and rows with the wrong number of cells. */
export function sortLines(rows: readonly SourceRow[], table: Table): readonly SortedRow[] {
  const isRepeat = table.titleRow ? isRepeatOf(table.titleRow.cells) : () => false;
  const ends = endsOf(rows, table);
  let section: Unplanned | null = null;
  let otherTable: number | null = null;
  return rows.map((row): SortedRow => {
    if (row === table.summaryRow) return { row, problem: leftOut(noPayment) };
    const isTitles = row === table.titleRow || isRepeat(row.cells);
    if (isTitles) {
      otherTable = null;
      return { row, problem: leftOut(row === table.titleRow ? 'The titles.' : 'The titles again.') };
    }
    if (table.titleRow && row.line < table.titleRow.line) {
      section = headingOf(row.cells, section);
      return { row, problem: aboveTitles(row.cells, table) };
    }
    if (table.titleRow && isOtherTitles(row.cells)) {
      otherTable = row.line;
      return { row, problem: leftOut('The titles of another table.') };
    }
    const problem =
      withoutDay(row.cells, table, ends) ??
      (otherTable === null ? problemOfWidth(row, table.columns, table.width) : refused(inOtherTable(otherTable)));
    if (problem === null) return { row, problem: section };
    section = headingOf(row.cells, section);
    return { row, problem };
  });
}

const inOtherTable = (line: number): string =>
  `The titles in line ${line} are others than the first ones. Import this part as a file of its own.`;

/** Titles that name a day, an amount and one more field, other than those of the table. */
const isOtherTitles = (cells: readonly string[]): boolean => scoreOf(cells) >= 11;

/** “Pending transactions” above a part of the rows means that none of them is booked; the next heading ends it. */
function headingOf(cells: readonly string[], before: Unplanned | null): Unplanned | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [text = ''] = filled;
  if (filled.length !== 1 || /\d/.test(text) || text.length > 60) return before;
  const state = stateOf(text);
  if (state === 'pending') return leftOut(`Not booked yet: it is below “${text.trim()}”.`);
  return null;
}

const hasDay = (cells: readonly string[], { columns }: Table): boolean =>
  columns.days.some((at) => looksLikeDayCell(plainCell(cells[at])));

const hasAmount = (cells: readonly string[], { columns }: Table): boolean =>
  [columns.amount, columns.debit, columns.credit].some(
    (at) => at !== undefined && looksLikeAmount(plainCell(cells[at])),
  );

function aboveTitles(cells: readonly string[], table: Table): Unplanned {
  if (hasDay(cells, table) && hasAmount(cells, table))
    return refused('The line is above the titles. Choose the line of the titles.');
  return leftOut('It is above the titles.');
}

/** Returns why a line is no payment: a total, a balance, a page number, or text. Null for a line that can be one. */
function withoutDay(cells: readonly string[], table: Table, ends: Ends): Unplanned | null {
  const filled = cells.map(plainCell).filter((cell) => cell !== '');
  if (hasDay(cells, table)) return isBalanceRow(cells, table, ends) ? leftOut(noPayment) : null;
  if (hasNothing(cells, table)) return leftOut('It has no date, amount or merchant.');
  if (filled.slice(0, 3).some(isFooterText)) return leftOut(noPayment);
  if (filled.some((cell) => pageMark.test(foldTitle(cell)))) return leftOut('A page number or a count of rows.');
  if (filled.length <= 2 && !filled.some(looksLikeData)) return leftOut('Text without a date and an amount.');
  return null;
}

const hasNothing = (cells: readonly string[], table: Table): boolean =>
  !hasAmount(cells, table) &&
  [...table.columns.days, ...table.columns.payees, ...table.columns.payers].every((at) => plainCell(cells[at]) === '');

const noPayment = 'A total or a balance, not a payment.';

const pageMark =
  /^(?:page|seite|pagina|sida|side|strona|sivu|strana|oldal|lapa|puslapis|lehekulg|sayfa) \d+(?: \D{1,5} \d+)?$|^\d+ (?:rows?|records?|transactions?|entries|items|buchungen|umsatze|operations|movimientos|movimenti|movimentos|transacties|poster|transaktioner|tapahtumaa|operacji)\b.{0,20}$|^(?:number of|anzahl|nombre d|numero de|numero di|aantal|antal|antall) .{3,40}$/;

/** A row with a day is a balance only when its text says so in full: “Total” alone can be a petrol station. */
function isBalanceRow(cells: readonly string[], table: Table, ends: Ends): boolean {
  const { columns } = table;
  if (columns.days.some((at) => isFooterText(plainCell(cells[at])))) return true;
  const text = [...columns.payees, ...columns.payers].map((at) => plainCell(cells[at])).find((cell) => cell !== '');
  // Without a payee, any cell can say it: Volksbank writes “Endsaldo” as the reference of the customer.
  if (text === undefined) return cells.map(plainCell).some(isBalanceText);
  if (!isFooterText(text)) return false;
  return canBeName(text) ? looksLikeBalance(cells, table, ends) : isBalanceText(text);
}

const isBalanceText = (text: string): boolean =>
  isFooterText(text) && (foldTitle(text).includes(' ') || balanceWords.test(foldTitle(text)));

/** The first and the last row with a day and an amount, and whether another row has money out. */
type Ends = { readonly cells: readonly (readonly string[])[]; readonly hasMoneyOut: boolean };

function endsOf(rows: readonly SourceRow[], table: Table): Ends {
  const data = rows.map(({ cells }) => cells).filter((cells) => hasDay(cells, table) && hasAmount(cells, table));
  const [first] = data;
  const last = data.at(-1);
  return { cells: first && last ? [first, last] : [], hasMoneyOut: data.some((cells) => isMoneyOut(cells, table)) };
}

/**
 * Whether a row whose text can be a balance or a name is a balance: it has no amount, its amount is the balance in the
 * same row, or it is the first or last row of the file and not money out as other rows are.
 */
function looksLikeBalance(cells: readonly string[], table: Table, ends: Ends): boolean {
  if (!hasAmount(cells, table)) return true;
  const { amount, debit, credit, balance } = table.columns;
  const written = [amount, debit, credit].map((at) => plainCell(cells[at ?? -1])).find((text) => text !== '');
  if (balance !== undefined && figureOf(written) === figureOf(plainCell(cells[balance]))) return true;
  return ends.hasMoneyOut && ends.cells.includes(cells) && !isMoneyOut(cells, table);
}

const isMoneyOut = (cells: readonly string[], { columns: { amount, debit } }: Table): boolean =>
  amount === undefined
    ? /[1-9]/.test(plainCell(cells[debit ?? -1]))
    : /^[^\d]*[-−–(]|-$/.test(plainCell(cells[amount]));

const balanceWords =
  /^(?:balance|saldo|solde|kontostand|sold|zustatek|zostatok|egyenleg|likutis|atlikums|jaak|bakiye|stanje|anfangs|schluss|abschluss|eroffnungs|endsaldo|endbestand|beginsaldo|eindsaldo|alkusaldo|loppusaldo|algsaldo|loppsaldo|algjaak|loppjaak|slutsaldo|startsaldo|primosaldo|ultimosaldo|nyitoegyenleg|zaroegyenleg|apyvarta|apgrozijums|kaive|остаток|υπολοιπο|残高|余额|前月|前日|次月|翌月|繰越|期初|期末|上期|上月|本期|承前)/;
