import { currenciesInDoubt } from '@/lib/domain/expense/usual-rate';
import type { FileChoices } from '../choices';
import { looksLikeDayCell } from '../columns/cells';
import { findColumns } from '../columns/find-columns';
import type { FilePlan, PlanContext, PlanLine } from '../file-plan';
import { type UnkindedRow, withKinds } from '../kind/plan-kinds';
import { plainCell } from '../row/cell';
import { factsOf } from '../row/facts';
import { feeOf } from '../row/fee';
import { type Layout, leftOut, refused, type Unplanned } from '../row/layout';
import { goesOnBelow, writtenMoney } from '../row/money';
import { ratesHaveComma, readRate } from '../row/rate';
import { stateProblem } from '../row/state';
import type { SourceRow, SourceTable } from '../source/source';
import { balanceNotices } from './balance-notices';
import { layoutKey } from './layout-key';
import { ownTransfers } from './own-transfers';
import { questionsOf } from './questions';
import { readLayout } from './read-layout';
import { refuseWithoutTable } from './refuse-without-table';
import { remarkNotices } from './remark-notices';
import { evidenceIn } from './row-evidence';
import { type Directions, directionsOfRows, type MoneyRow } from './signs';
import { sortLines } from './sort-lines';
import { undoneByAnotherRow } from './undone-rows';
import { waitingReason } from './waiting';
import { widthOf } from './width';

/** Plans the import of a file of records. Throws a Refusal when they have too few columns to be a table. */
export function planTable(table: SourceTable, choices: FileChoices, context: PlanContext): FilePlan {
  const found = findColumns(table.rows, choices, context.baseCurrency);
  if (found.question && table.encodingIsSure) refuseWithoutTable(table);
  const sorted = sortLines(table.rows, { ...found, width: widthOf(found.titleRow, table.rows, found.columns) });
  const data = sorted.flatMap(({ row, problem }) => (problem === null ? [row] : []));
  const read = readLayout(table, found, data, choices, context);
  const problems = new Map<SourceRow, Unplanned>(
    sorted.flatMap(({ row, problem }) => (problem === null ? [] : [[row, problem] as const])),
  );
  const money = found.question ? [] : moneyOf(data, table, read.layout, problems);
  const directions = directionsOfRows(money, read.layout, choices, context);
  const settings = {
    headerLine: found.titleRow?.line ?? null,
    columns: fieldsOf(found.columns),
    order: read.layout.order,
    decimal: read.decimal,
    spending: directions.spending,
    moneyIn: choices.moneyIn ?? 'refund',
    rates: choices.rates ?? {},
    cardId: choices.cardId === undefined ? (context.cards[0]?.id ?? null) : choices.cardId,
  } as const;
  const planned = planRows(money, directions, problems, { layout: read.layout, context, settings });
  const { rows: open, pairs } = ownTransfers(planned, read.layout, context);
  const rows = withKinds(open, context, settings.rates);
  for (const { row } of money) {
    const other = pairs.get(row.line);
    if (other !== undefined)
      problems.set(row, leftOut(`A transfer between your own accounts: line ${other} is its other side.`));
  }
  const questions = questionsOf({ table, found, read, directions, rows });
  const blocking = questions.find(({ blocks }) => blocks);
  const waiting = blocking ? leftOut(waitingReason(blocking.about)) : null;
  return {
    format: 'CSV',
    layout: layoutKey(found.titles, read.layout.width),
    encoding: table.encoding,
    encodings: table.encodings,
    titles: titlesOf(found.titles, data, read.layout.width),
    settings,
    rows: blocking ? [] : rows,
    ...linesOf(table, problems, waiting),
    questions,
    notices: [
      ...table.notices,
      ...found.notices,
      ...read.notices,
      ...remarkNotices(rows),
      ...balanceNotices(table, directions, read.layout, context, problems),
    ],
    lineCount: table.lineCount,
    accounts: [],
    spans: [],
  };
}

/** Reads the amount of each row, and records why the others are not planned. */
function moneyOf(
  data: readonly SourceRow[],
  table: SourceTable,
  layout: Layout,
  problems: Map<SourceRow, Unplanned>,
): MoneyRow[] {
  const below = linesBelow(table, layout);
  const undone = undoneByAnotherRow(data, layout);
  return data.flatMap((row) => {
    const state = undone.has(row) ? null : stateProblem(row.cells, layout);
    const money = state ?? cutProblem(row, below, layout) ?? writtenMoney(row.cells, layout);
    const without = money.ok && money.money.minor === 0n ? withoutAmount(row, money.money.currency, layout) : null;
    if (money.ok && without === null) return [{ row, money }];
    problems.set(row, money.ok ? (without ?? refused('There is no amount.')) : money);
    return [];
  });
}

/** Returns why a row without an amount is not planned; null when it has a fee. */
function withoutAmount({ cells }: SourceRow, currency: string, layout: Layout): Unplanned | null {
  const { minor, elsewhere } = feeOf(cells, layout, currency);
  if (minor !== 0n) return null;
  return elsewhere === null
    ? leftOut('The amount is zero.')
    : refused(`The amount is zero, and the fee of ${elsewhere} is in another currency.`);
}

/**
 * The cells of the lines that are no row, by their number. A line without letters and figures has those of the line
 * below it.
 */
function linesBelow(table: SourceTable, { columns }: Layout): ReadonlyMap<number, readonly string[]> {
  const isFilled = (cells: readonly string[]) => (at: number | undefined) => plainCell(cells[at ?? -1]) !== '';
  const isRow = ({ cells }: SourceRow) =>
    columns.days.some((at) => looksLikeDayCell(plainCell(cells[at]))) &&
    [columns.amount, columns.debit, columns.credit].some(isFilled(cells));
  const without = [...table.refused, ...table.rows.filter((row) => !isRow(row))];
  const below = new Map(without.map(({ line, cells }) => [line, cells]));
  const empty = [...table.leftOut, ...without].filter(({ cells }) => !/[\p{L}\p{N}]/u.test(cells.join('')));
  for (const { line, lineCount } of empty.sort((one, other) => other.line - one.line)) {
    const cells = below.get(line + lineCount);
    if (cells) below.set(line, cells);
  }
  return below;
}

/** Returns why the amount of a row may be incomplete: the line below is no row and goes on with figures. */
function cutProblem(row: SourceRow, below: ReadonlyMap<number, readonly string[]>, layout: Layout): Unplanned | null {
  const isCut = goesOnBelow(row.cells, below.get(row.line + row.lineCount), layout);
  return isCut ? refused('The amount may go on in the next line.') : null;
}

function planRows(
  money: readonly MoneyRow[],
  { byLine }: Directions,
  problems: Map<SourceRow, Unplanned>,
  given: Pick<Parameters<typeof factsOf>[2], 'layout' | 'context' | 'settings'>,
): UnkindedRow[] {
  const rateCells = money.map(({ row }) => plainCell(row.cells[given.layout.columns.rate ?? -1]));
  const hasComma = ratesHaveComma(rateCells);
  const base = given.context.baseCurrency;
  const rates = money.flatMap(({ money: { money } }, at) => {
    const read = readRate(rateCells[at] ?? '', hasComma, money.currency, base);
    return read.ok && money.currency !== base ? [{ currency: money.currency, rate: Number(read.rate) }] : [];
  });
  const all = { ...given, ratesHaveComma: hasComma, ratesInDoubt: currenciesInDoubt(rates, base) };
  const counts = new Map<string, number>();
  const evidenceOf = evidenceIn(
    money.map(({ row }) => row),
    given.layout,
  );
  return money.flatMap(({ row }) => {
    const content = JSON.stringify(row.cells);
    const nth = counts.get(content) ?? 0;
    counts.set(content, nth + 1);
    const directed = byLine.get(row.line);
    const read = directed && factsOf(row.cells, directed, all);
    if (!read) return [];
    if (!read.ok) {
      problems.set(row, read);
      return [];
    }
    const { line, lineCount, cells } = row;
    const { facts, remarks, needsRate, wording } = read;
    const identity = JSON.stringify([...cells, nth]);
    const card = plainCell(cells[given.layout.columns.card ?? -1]);
    return [
      {
        line,
        lineCount,
        cells,
        identity,
        evidence: evidenceOf(row),
        facts,
        own: null,
        remarks,
        needsRate,
        wording,
        rowAccount: card === '' ? null : card,
        kindCells: given.layout.columns.kinds.map((at) => plainCell(cells[at])),
      },
    ];
  });
}

/** Returns the fields that a person can choose a column for, without those that have none. */
function fieldsOf(columns: Layout['columns']): FilePlan['settings']['columns'] {
  const {
    days: _d,
    payees,
    payers,
    otherAmounts: _o,
    kinds: _k,
    sidesUnknown: _s,
    uncertain: _u,
    otherFees: _f,
    feeCurrency: _c,
    ...fields
  } = columns;
  return {
    ...fields,
    ...(columns.days[0] !== undefined && { day: columns.days[0] }),
    merchant: payees[0] ?? payers[0],
  };
}

const titlesOf = (titles: readonly string[], data: readonly SourceRow[], width: number): string[] =>
  Array.from(
    { length: Math.min(Math.max(width, titles.length, ...data.slice(0, 50).map(({ cells }) => cells.length)), 200) },
    (_, at) => titles[at] || `Column ${at + 1}`,
  );

/** Returns every physical line that is not planned, once, in the order of the file. */
function linesOf(
  table: SourceTable,
  problems: ReadonlyMap<SourceRow, Unplanned>,
  waiting: Unplanned | null,
): Pick<FilePlan, 'leftOut' | 'refused'> {
  const rows = table.rows.flatMap((row) => {
    const problem = problems.get(row) ?? waiting;
    return [...(problem ? [{ ...problem, line: row.line, cells: row.cells }] : []), ...continuationOf(row)];
  });
  const source = (lines: SourceTable['leftOut'], refused: boolean) =>
    lines.flatMap((line) => [
      { refused, line: line.line, cells: line.cells, reason: line.reason },
      ...continuationOf(line),
    ]);
  const all = [...rows, ...source(table.leftOut, false), ...source(table.refused, true)].sort(
    (one, other) => one.line - other.line,
  );
  const plain = ({ line, cells, reason }: PlanLine): PlanLine => ({ line, cells, reason });
  return {
    leftOut: all.filter(({ refused }) => !refused).map(plain),
    refused: all.filter(({ refused }) => refused).map(plain),
  };
}

/** A cell with line breaks goes on in the lines below the first one. */
const continuationOf = ({ line, lineCount }: Pick<SourceRow, 'line' | 'lineCount'>) =>
  Array.from({ length: lineCount - 1 }, (_, at) => ({
    refused: false,
    line: line + 1 + at,
    cells: [],
    reason: `Continues line ${line}.`,
  }));
