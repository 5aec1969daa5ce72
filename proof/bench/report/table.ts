import type { Workload } from '../workloads';
import { floorSeconds, minimumCalls } from './floor';
import type { Result } from './result';

/** Returns a workload's results as a Markdown table, with padded columns that are also readable in a terminal. */
export function createTable(workload: Workload, results: readonly Result[]): string {
  const ours = results.find((result) => result.contestant === 'E');
  const rows = [headings, ...results.map((result) => rowOf(result, ours))];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [
    `**${workload.key}**: ${workload.description}`,
    `${floorOf(workload)}Fewest calls: ${minimumCalls(workload.companies)}.`,
    '',
    head,
    rule,
    ...body,
    '',
    ...results.flatMap((result) => [...notes(result)]).map((note) => `- ${note}`),
  ].join('\n');
}

const floorOf = ({ companies, quotaResetsAfterSeconds }: Workload) =>
  quotaResetsAfterSeconds === null ? `Floor: ${number(floorSeconds(companies))} s. ` : '';

const headings = [
  '',
  'contestant',
  'wall time',
  'times E',
  'calls',
  'per expense',
  'of the floor',
  'own 429s',
  'too early',
  'in flight',
  'small p95',
  'alone p95',
  'lost',
  'duplicated',
];

function rowOf(result: Result, ours: Result | undefined): readonly string[] {
  const approx = isExtrapolated(result) ? '≈ ' : '';
  const { errors } = result;
  return [
    result.contestant,
    result.name,
    `${approx}${number(result.wallSeconds)} s`,
    ours ? number(result.wallSeconds / ours.wallSeconds) : '',
    `${approx}${result.calls}`,
    number(result.callsPerExpense, 3),
    result.floorShare === null ? '' : `${number(result.floorShare * 100)} %`,
    String(result.ownThrottled),
    String(result.beforeRetryAfter),
    String(result.mostInFlight),
    result.smallP95Seconds === null ? '' : `${approx}${number(result.smallP95Seconds)} s`,
    result.aloneP95Seconds === null ? '' : `${number(result.aloneP95Seconds)} s`,
    counted(errors.lostExpenses, errors.lostReceipts),
    counted(errors.duplicateRecords, errors.duplicateReceipts),
  ];
}

const counted = (records: number, receipts: number) =>
  records + receipts === 0 ? '0' : `${records} expenses, ${receipts} receipts`;

const isExtrapolated = (result: Result) => result.measured < result.expenses;

function* notes(result: Result): Generator<string> {
  const { contestant, measured, expenses, unconfirmed, errors } = result;
  if (isExtrapolated(result))
    yield `≈ ${contestant} was measured on ${measured} of ${expenses} expenses; time and calls are extrapolated, losses are those measured.`;
  if (unconfirmed > 0)
    yield `${contestant} reports ${unconfirmed} receipts as unconfirmed; those that did not arrive count as lost.`;
  if (errors.wrongAmounts > 0) yield `${contestant} wrote ${errors.wrongAmounts} wrong amounts.`;
  for (const [label, value] of Object.entries(result.notes)) yield `${contestant}, ${label}: ${value}.`;
}

const number = (value: number, digits = 1): string => String(Number(value.toFixed(digits)));
