import type { Coding } from '@/lib/domain/coding/auto-code';
import { type Day, formatDay } from '@/lib/domain/day';
import { toBaseCurrency } from '@/lib/domain/expense/expense';
import { describeSource } from '@/lib/domain/expense/source';
import { isMoneyOut } from '@/lib/domain/expense/type';
import type { FilePlan, PlanContext, PlanLine, PlannedFacts, PlanRow } from '@/lib/domain/import/file-plan';
import { isWaiting } from '@/lib/domain/import/table/waiting';
import { formatMoney } from '@/lib/domain/money';
import { formatDecimal } from '@/lib/domain/number';
import { shorten } from '@/lib/domain/text';
import type { PreparedLine, PreparedRow } from './prepared';

const cellLength = 200;
const mostCells = 60;
const reasonLength = 300;

/** Returns cells short enough for a page. A stray quote can put megabytes into one. */
export const showCells = (cells: readonly string[]): string[] =>
  cells.slice(0, mostCells).map((cell) => shorten(cell, cellLength));

/** Returns how the page shows a row. */
export function showRow(
  { line, cells, remarks, facts }: PlanRow,
  coding: Coding,
  { locale, categories, baseCurrency }: PlanContext,
): PreparedRow['shown'] {
  const source = coding.lines[0]?.sources.category;
  const names = coding.lines.flatMap(({ categoryId }) => categories.find(({ id }) => id === categoryId)?.name ?? []);
  return {
    line,
    cells: showCells(cells),
    day: dayText(facts.day, locale),
    merchant: facts.merchant,
    amount: signedText(facts, locale),
    inBase: inBaseText(facts, baseCurrency, locale),
    category: names.join(', ') || null,
    source: source ? describeSource(source) : null,
    remarks: [...remarks],
  };
}

/** Returns how the page shows a line that is no expense. */
export const showLine = ({ line, cells, reason }: PlanLine, state: PreparedLine['state']): PreparedLine => ({
  line,
  state,
  reason: shorten(reason, reasonLength),
  cells: showCells(cells),
  day: '',
  merchant: '',
  amount: '',
  kind: null,
  inBase: null,
  category: null,
  source: null,
  remarks: [],
});

/**
 * Returns examples that show how the days and amounts of the file are read, or how they are written while no row is read
 * because a question waits.
 */
export function showExamples({ rows, leftOut, settings: { columns } }: FilePlan, { locale }: PlanContext) {
  const [first] = rows;
  const cells = (first ?? leftOut.find(({ reason }) => isWaiting(reason)))?.cells ?? [];
  const cell = (at: number | undefined) => shorten((cells[at ?? -1] ?? '').trim(), 40);
  const amount = cell(columns.amount) || cell(columns.debit) || cell(columns.credit);
  if (!first) return { dayExample: written(cell(columns.day)), amountExample: written(amount) };
  const direction = isMoneyOut(first.facts.type) ? 'spent' : 'received';
  return {
    dayExample: cell(columns.day) ? `${cell(columns.day)} read as ${dayText(first.facts.day, locale)}` : null,
    amountExample: amount ? `${amount} read as ${formatMoney(first.facts.amount, locale)} ${direction}` : null,
  };
}

const written = (cell: string): string | null => (cell === '' ? null : `${cell} in the file`);

const signedText = ({ type, amount }: PlannedFacts, locale: string): string =>
  formatMoney({ ...amount, minor: isMoneyOut(type) ? amount.minor : -amount.minor }, locale);

/** Returns the amount in the base currency with the rate: "£104.40 at 0.87". Null for an amount without a rate. */
function inBaseText(facts: PlannedFacts, baseCurrency: string, locale: string): string | null {
  if (facts.rate === null) return null;
  const amount = { minor: toBaseCurrency(facts, baseCurrency), currency: baseCurrency };
  return `${signedText({ ...facts, amount }, locale)} at ${formatDecimal(facts.rate, locale)}`;
}

// Creating a format is slow, and a file has few different days.
const dayTexts = new Map<string, string>();

export function dayText(day: Day, locale: string): string {
  const text = dayTexts.get(day) ?? formatDay(day, locale);
  dayTexts.set(day, text);
  return text;
}
