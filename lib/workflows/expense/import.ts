import 'server-only';
import { codeNew } from '@/lib/data/coding/auto-code';
import type { Knowledge } from '@/lib/data/coding/knowledge';
import {
  addImported,
  type Existing,
  existingFor,
  type Imported,
  importContext,
  importedId,
  likeness,
} from '@/lib/data/expense/import';
import type { Coding } from '@/lib/domain/coding/auto-code';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt, formatDay } from '@/lib/domain/day';
import type { Expense } from '@/lib/domain/expense/expense';
import { describeSource } from '@/lib/domain/expense/source';
import type { ImportChoices, ImportPlan, ImportProgress, PlannedRow } from '@/lib/domain/import/plan';
import { type ImportedExpense, parseRow } from '@/lib/domain/import/rows';
import { columnsProblem, detectSettings, type ImportSettings } from '@/lib/domain/import/settings';
import { formatMoney } from '@/lib/domain/money';
import { Refusal } from '@/lib/domain/refusal';
import { type CsvRow, readCsv } from '@/lib/workflows/read-csv';

type File = { readonly name: string; readonly content: Uint8Array };
const atOnce = 250;

/** What importing a file would do, row by row; nothing is kept. Without settings it is read as it says itself. */
export async function planImport(viewer: Viewer, { content }: File, given: ImportSettings | null): Promise<ImportPlan> {
  const rows = readCsv(content);
  const cells = rows.map((row) => row.cells);
  const context = await importContext(viewer);
  const detected = detectSettings(cells, viewer.locale, context.cards[0]?.id ?? null);
  const settings = given ?? detected.settings;
  const header = headerOf(cells, settings);
  const problem = columnsProblem(settings.columns);
  const shared = { settings, header, problem, daysAreAmbiguous: detected.daysAreAmbiguous };
  if (problem) return { ...shared, dayExample: null, amountExample: null, rows: [] };
  const read = await readAll(viewer, rows, settings, context);
  const first = read.find((row) => row.ok);
  const raw = (field: 'day' | 'amount' | 'debit') => first?.cells[settings.columns[field] ?? -1]?.trim() ?? '';
  return {
    ...shared,
    dayExample: first ? `${raw('day')} read as ${formatDay(first.expense.day, viewer.locale)}` : null,
    amountExample: first
      ? `${raw('amount') || raw('debit')} read as ${formatMoney(first.expense.amount, viewer.locale)} ${first.expense.type === 'payment' ? 'spent' : 'that came in'}`
      : null,
    rows: read.map((row) => shown(row, viewer, context.categories)),
  };
}

/** Imports what was planned, in parts: each is in the books of Outlay before the next begins, and none twice. */
export async function* importExpenses(
  viewer: Viewer,
  file: File,
  settings: ImportSettings,
  choices: ImportChoices,
): AsyncGenerator<ImportProgress> {
  const problem = columnsProblem(settings.columns);
  if (problem) throw new Refusal(problem);
  const context = await importContext(viewer);
  const read = await readAll(viewer, readCsv(file.content), settings, context);
  const [without, also] = [new Set(choices.without), new Set(choices.also)];
  const rows = read.filter((row): row is Takeable => row.ok && goes(row, without, also));
  let added = 0;
  let coded = 0;
  for (let at = 0; at < rows.length; at += atOnce) {
    const part = rows.slice(at, at + atOnce);
    const ids = new Set(await addImported(viewer, file.name, part));
    added += ids.size;
    coded += part.filter(
      ({ expense, coding }) => ids.has(expense.id) && coding.lines.every((line) => line.categoryId),
    ).length;
    yield { state: 'working', done: Math.min(at + atOnce, rows.length), of: rows.length };
  }
  yield { state: 'done', added, there: rows.length - added, coded };
}

type Takeable = Imported & {
  readonly ok: true;
  readonly cells: readonly string[];
  readonly remarks: readonly string[];
  readonly state: 'new' | 'likely' | 'there' | 'deleted';
};
type Read =
  | Takeable
  | { readonly ok: false; readonly line: number; readonly cells: readonly string[]; readonly reason: string };
type Context = Awaited<ReturnType<typeof importContext>>;

const goes = ({ state, line }: Takeable, without: ReadonlySet<number>, also: ReadonlySet<number>): boolean =>
  (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line));

async function readAll(
  viewer: Viewer,
  rows: readonly CsvRow[],
  settings: ImportSettings,
  context: Context,
): Promise<Read[]> {
  const reading = {
    today: dayAt(new Date(), viewer.timeZone),
    baseCurrency: viewer.baseCurrency,
    cards: context.cards,
    categories: context.categories,
  };
  const seen = new Map<string, number>();
  const body = settings.headerAt === null ? rows : rows.slice(settings.headerAt + 1);
  const read = body.map((row) => {
    const content = JSON.stringify(row.cells);
    const nth = seen.get(content) ?? 0;
    seen.set(content, nth + 1);
    return { ...row, id: importedId(viewer.companyId, row.cells, nth), read: parseRow(row.cells, settings, reading) };
  });
  const facts = read.flatMap(({ id, read }) => (read.ok ? [{ id, facts: read.facts }] : []));
  const existing = await existingFor(viewer, facts);
  return read.map(({ id, line, cells, read }): Read => {
    if (!read.ok) return { ok: false, line, cells, reason: read.reason };
    const { remarks } = read.facts;
    const state = stateOf(id, read.facts, existing);
    return { ok: true, line, cells, remarks, state, ...codedAs(viewer, id, read.facts, context.knowledge) };
  });
}

function stateOf(id: string, facts: ImportedExpense, { ids, likes }: Existing): Takeable['state'] {
  return ids.get(id) ?? (likes.has(likeness(facts)) ? 'likely' : 'new');
}

function codedAs(
  viewer: Viewer,
  id: string,
  { categoryId, remarks: _remarks, ...facts }: ImportedExpense,
  knowledge: Knowledge,
): { readonly expense: Expense; readonly coding: Coding } {
  const line = {
    amount: facts.amount,
    categoryId,
    taxRateRef: null,
    taxMinor: null,
    trackingRefs: null,
    customerRef: null,
    sources: categoryId ? { category: { by: 'import' as const } } : {},
  };
  const expense = { id, ...facts, supplierRef: null, supplierSource: null, lines: [line] };
  return { expense, coding: codeNew(knowledge, { ...expense, spenderId: viewer.userId }) };
}

const reasons: Readonly<Record<Exclude<Takeable['state'], 'new'>, string>> = {
  likely: 'Likely there already: the same day, amount, merchant and card.',
  there: 'Imported before.',
  deleted: 'Imported before, and deleted since. Record it by hand if it is wanted after all.',
};

function shown(row: Read, { locale }: Viewer, categories: Context['categories']): PlannedRow {
  if (!row.ok) {
    const { line, reason, cells } = row;
    return {
      line,
      state: 'cannot',
      reason,
      cells: [...cells],
      day: '',
      merchant: '',
      amount: '',
      category: null,
      source: null,
      remarks: [],
    };
  }
  const { line, state, expense, coding, remarks } = row;
  const source = coding.lines[0]?.sources.category;
  const named = coding.lines.flatMap(({ categoryId }) => categories.find(({ id }) => id === categoryId)?.name ?? []);
  return {
    line,
    state: state === 'deleted' ? 'cannot' : state,
    reason: state === 'new' ? null : reasons[state],
    day: formatDay(expense.day, locale),
    merchant: expense.merchant,
    amount: formatMoney(
      { ...expense.amount, minor: expense.type === 'payment' ? expense.amount.minor : -expense.amount.minor },
      locale,
    ),
    category: named.join(', ') || null,
    source: source ? describeSource(source) : null,
    remarks: [...remarks],
    ...(state === 'deleted' && { cells: [...row.cells] }),
  };
}

function headerOf(rows: readonly (readonly string[])[], { headerAt }: ImportSettings): string[] {
  const width = Math.min(Math.max(...rows.slice(0, 50).map((row) => row.length)), 200);
  const names = headerAt === null ? [] : (rows[headerAt] ?? []);
  return Array.from({ length: width }, (_, at) => names[at]?.trim() || `Column ${at + 1}`);
}
