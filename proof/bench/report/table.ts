import type { Workload } from '../workloads';
import { fewestCalls, floorSeconds } from './floor';
import type { Result } from './result';

/** A workload's results as a table in Markdown, which a terminal shows as well. */
export function tableOf(workload: Workload, results: readonly Result[]): string {
  const ours = results.find((result) => result.contestant === 'E');
  const rows = [headings, ...results.map((result) => rowOf(result, ours))];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [
    `**${workload.key}**: ${workload.says}`,
    `${floorOf(workload)}Fewest calls: ${fewestCalls(workload.companies)}.`,
    '',
    head,
    rule,
    ...body,
    ...results.filter(isPart).map(partNote),
    ...results.flatMap((result) => [...notes(result)]),
  ].join('\n');
}

const floorOf = ({ companies, dayTurnsAfterSeconds }: Workload) =>
  dayTurnsAfterSeconds === null ? `Floor: ${number(floorSeconds(companies))} s. ` : '';

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
  const about = isPart(result) ? '≈ ' : '';
  const { verdict } = result;
  return [
    result.contestant,
    result.name,
    `${about}${number(result.wallSeconds)} s`,
    ours ? number(result.wallSeconds / ours.wallSeconds) : '',
    `${about}${result.calls}`,
    number(result.callsPerExpense, 3),
    result.floorShare === null ? '' : `${number(result.floorShare * 100)} %`,
    String(result.ownThrottled),
    String(result.beforeRetryAfter),
    String(result.mostInFlight),
    result.smallP95Seconds === null ? '' : `${about}${number(result.smallP95Seconds)} s`,
    result.aloneP95Seconds === null ? '' : `${number(result.aloneP95Seconds)} s`,
    counted(verdict.lostExpenses, verdict.lostReceipts),
    counted(verdict.duplicateRecords, verdict.duplicateReceipts),
  ];
}

const counted = (records: number, receipts: number) =>
  records + receipts === 0 ? '0' : `${records} expenses, ${receipts} receipts`;

const isPart = (result: Result) => result.measured < result.expenses;

const partNote = ({ contestant, measured, expenses }: Result) =>
  `≈ ${contestant} was measured on ${measured} of ${expenses} expenses; its time and calls are in proportion, its losses are of the part.`;

function* notes({ contestant, saidUnknown, verdict, notes: said }: Result): Generator<string> {
  if (saidUnknown > 0)
    yield `${contestant} says of ${saidUnknown} receipts that nobody knows whether they arrived; they count as lost where they did not.`;
  if (verdict.wrongAmounts > 0) yield `${contestant} wrote ${verdict.wrongAmounts} wrong amounts.`;
  for (const [about, value] of Object.entries(said)) yield `${contestant}, ${about}: ${value}.`;
}

const number = (value: number, digits = 1): string => String(Number(value.toFixed(digits)));
