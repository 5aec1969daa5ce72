import type { FileChoices } from '../choices';
import { type ImportField, importFields } from '../field';
import type { Question } from '../question';
import { filledWidth } from '../row/cell';
import type { SourceRow } from '../source/source';
import { isNamesake } from './amount-rules';
import { columnsByContent } from './by-content';
import { columnsByTitle, meaningsIn } from './by-title';
import { type Body, looksLikeDayCell, sampleOf } from './cells';
import type { Columns, FoundColumns } from './columns';
import { type Summary, summaryIn } from './summary-row';
import { findTitles, findUnknownTitles } from './title-row';

/** The titles and columns of a file, and the question to ask when one that is needed is not found. */
export type FoundTable = FoundColumns & {
  readonly titleRow: SourceRow | null;
  /** The title of each column; empty for a column without one. */
  readonly titles: readonly string[];
  /** A line of a file without titles that only sums up the account. */
  readonly summaryRow: SourceRow | null;
  readonly question: Question | null;
};

/** Finds the titles and the columns. The columns that a person chose are used as they are. */
export function findColumns(rows: readonly SourceRow[], choices: FileChoices, base: string): FoundTable {
  const titleRow = titleRowOf(rows, choices);
  const titles = titleRow?.cells.map((cell) => cell.replace(/\s+/g, ' ').trim()) ?? [];
  const summary = titleRow === null ? summaryIn(rows) : null;
  const body = bodyBelow(summary ? rows.filter((row) => row !== summary.row) : rows, titleRow);
  const byTitle = columnsByTitle(titles, body, base);
  const chosen = withChosen(byTitle, choices.columns ?? {});
  const { columns, guessed } = withContent(chosen, body, titles, summary);
  return {
    titleRow,
    titles,
    summaryRow: summary?.row ?? null,
    columns,
    notices: [
      ...guessNotices(guessed, columns, titles, titleRow !== null),
      ...uncertainNotices(columns),
      ...namesakeNotices(columns, titles, body),
    ],
    question: missingColumns(columns, titles, body),
  };
}

function titleRowOf(rows: readonly SourceRow[], { headerLine }: FileChoices): SourceRow | null {
  if (headerLine === null) return null;
  if (headerLine !== undefined)
    return rows.find(({ line, lineCount }) => headerLine >= line && headerLine < line + lineCount) ?? null;
  return findTitles(rows) ?? findUnknownTitles(rows);
}

/**
 * Returns the rows that can be data. A page number or a note has fewer cells than half of a row of the table, and the
 * cells of a row with more cells than titles are not below their titles.
 */
function bodyBelow(rows: readonly SourceRow[], titleRow: SourceRow | null): Body {
  const below = titleRow ? rows.filter(({ line }) => line > titleRow.line) : rows;
  const withDay = below.filter(({ cells }) => cells.length > 1 && cells.some(looksLikeDayCell));
  const inLine = titleRow ? withDay.filter(({ cells }) => filledWidth(cells) <= titleRow.cells.length) : withDay;
  const [found = below] = [inLine, withDay].filter((some) => some.length > 0);
  return found.map(({ cells }) => cells);
}

function withChosen(found: Columns, chosen: NonNullable<FileChoices['columns']>): Columns {
  const taken = new Set(Object.values(chosen));
  const kept = Object.fromEntries(
    Object.entries(found).filter(
      ([field, at]) => typeof at !== 'number' || !taken.has(at) || chosen[field as ImportField] === at,
    ),
  );
  const own = { ...kept, ...chosen };
  if (chosen.amount !== undefined && chosen.debit === undefined && chosen.credit === undefined) {
    delete own.debit;
    delete own.credit;
  }
  if (chosen.amount === undefined && (chosen.debit !== undefined || chosen.credit !== undefined)) delete own.amount;
  return {
    ...found,
    ...own,
    uncertain: found.uncertain !== null && isTold(found.uncertain, chosen) ? null : found.uncertain,
    days: chosen.day === undefined ? found.days : [chosen.day],
    payees: chosen.merchant === undefined ? found.payees : [chosen.merchant, ...found.payees],
    payers: chosen.merchant === undefined ? found.payers : [],
  };
}

/** Whether a person chose the column that only they can tell. */
const isTold = (uncertain: 'amount' | 'currency', chosen: NonNullable<FileChoices['columns']>): boolean =>
  uncertain === 'amount'
    ? chosen.amount !== undefined || chosen.debit !== undefined || chosen.credit !== undefined
    : chosen.currency !== undefined || chosen.originalCurrency !== undefined;

/** Adds the columns that are needed and that no title names, by their cells. */
function withContent(
  columns: Columns,
  body: Body,
  titles: readonly string[],
  summary: Summary | null,
): { columns: Columns; guessed: readonly ImportField[] } {
  const lacksDay = columns.days.length === 0;
  const lacksMoney = columns.amount === undefined && columns.debit === undefined && columns.credit === undefined;
  const lacksPayee = columns.payees.length + columns.payers.length === 0;
  if (columns.uncertain === 'amount' || (!lacksDay && !lacksMoney && !lacksPayee)) return { columns, guessed: [] };
  if (isOutOfLine(titles, body)) return { columns, guessed: [] };
  const { sidesUnknown, day, merchant, currency, state, ...money } = columnsByContent(body, takenBy(columns));
  const found: Partial<Record<ImportField, number>> = {
    ...(lacksDay && day !== undefined && !titles.some(namesDay) && { day }),
    ...(lacksPayee && merchant !== undefined && { merchant }),
    ...(lacksMoney && (summary ? { amount: summary.amount, balance: summary.balance } : money)),
    ...(columns.state === undefined && titles.length === 0 && state !== undefined && { state }),
    ...(columns.currency === undefined && lacksMoney && currency !== undefined && { currency }),
  };
  return {
    columns: {
      ...columns,
      ...found,
      days: found.day === undefined ? columns.days : [found.day],
      payees: found.merchant === undefined ? columns.payees : [found.merchant],
      sidesUnknown: lacksMoney && sidesUnknown && !summary,
    },
    guessed: Object.keys(found) as ImportField[],
  };
}

/** Whether most rows have fewer cells than there are titles. No cell then tells what a title above it means. */
function isOutOfLine(titles: readonly string[], body: Body): boolean {
  const shorter = body.filter((cells) => cells.length < filledWidth(titles));
  return shorter.length * 2 > body.length;
}

// Days that are not below the title of the days show that the titles are not above their columns.
const namesDay = (title: string): boolean => meaningsIn(title).some(({ field }) => field === 'day');

const takenBy = (columns: Columns): ReadonlySet<number> =>
  new Set(Object.values(columns).flatMap((at) => (typeof at === 'number' ? [at] : Array.isArray(at) ? at : [])));

const names: Readonly<Partial<Record<ImportField, string>>> = {
  day: 'the date',
  merchant: 'who was paid',
  amount: 'the amount',
  debit: 'one amount',
  credit: 'the other amount',
  balance: 'the balance',
  currency: 'the currency',
  direction: 'the direction',
  state: 'the state',
};

function guessNotices(
  guessed: readonly ImportField[],
  columns: Columns,
  titles: readonly string[],
  hasTitles: boolean,
): string[] {
  if (guessed.length === 0) return [];
  const found = guessed.map((field) => {
    const at = columns[field] ?? 0;
    return `${names[field] ?? field} in ${titles[at] ? `“${titles[at]}”` : `column ${at + 1}`}`;
  });
  const why = hasTitles ? 'Not all titles are known' : 'The file has no titles';
  return [`${why}, so the cells tell what a column is: ${found.join(', ')}. Check the columns.`];
}

function uncertainNotices({ uncertain }: Columns): string[] {
  if (uncertain === null) return [];
  return [
    uncertain === 'amount'
      ? 'Two columns can be the amount, and they differ. Choose the one that was paid.'
      : 'The currency can belong to either of two amounts. Choose the column “Currency”, or “Original currency” if the amount is in another currency.',
  ];
}

/** Says which column is used of those with the same title whose cells differ. */
function namesakeNotices(columns: Columns, titles: readonly string[], body: Body): string[] {
  const sample = sampleOf(body);
  const isOther = (at: number, other: number) =>
    isNamesake(titles, at, other) && sample.some((cells) => differs(cells[at], cells[other]));
  return importFields.flatMap((field) => {
    const at = columns[field];
    const others = at === undefined ? [] : titles.filter((_, other) => isOther(at, other));
    if (at === undefined || others.length === 0) return [];
    return [`${others.length + 1} columns are called “${titles[at]}”. Column ${at + 1} is used.`];
  });
}
const differs = (one = '', other = ''): boolean =>
  one.trim() !== '' && other.trim() !== '' && one.trim() !== other.trim();

/** Asks for the columns that are needed and not found. */
function missingColumns(columns: Columns, titles: readonly string[], body: Body): Question | null {
  const isComplete =
    columns.uncertain === null &&
    columns.days.length > 0 &&
    columns.payees.length + columns.payers.length > 0 &&
    (columns.amount !== undefined || columns.debit !== undefined || columns.credit !== undefined);
  if (isComplete) return null;
  const width = Math.max(titles.length, ...body.slice(0, 50).map((cells) => cells.length));
  return {
    about: 'columns',
    options: Array.from({ length: width }, (_, at) => titles[at] || `Column ${at + 1}`),
    blocks: true,
    samples: body.slice(0, 2).map((cells) => cells.join(' · ')),
  };
}
