import 'server-only';
import { codeNew } from '@/lib/data/coding/auto-code';
import type { Knowledge } from '@/lib/data/coding/knowledge';
import {
  addImported,
  existingFor,
  type Imported,
  importContext,
  importedId,
  likeness,
} from '@/lib/data/expense/import';
import type { Coding } from '@/lib/domain/coding/auto-code';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import type { Expense } from '@/lib/domain/expense/expense';
import { columnNames, parseRows } from '@/lib/domain/import/parse-file';
import { type ImportChoices, type ImportProgress, importLimits } from '@/lib/domain/import/plan';
import { type CsvRow, readCsv } from '@/lib/domain/import/read-csv';
import type { ImportedExpense } from '@/lib/domain/import/rows';
import { columnsProblem, detectSettings, type ImportSettings } from '@/lib/domain/import/settings';
import { Refusal } from '@/lib/domain/refusal';

type File = { readonly name: string; readonly content: Uint8Array };

/**
 * An expense of the file. Its state is `likely` if it resembles an existing expense, `there` if it was imported before,
 * and `deleted` if it was imported and then deleted.
 */
export type ImportableRow = Imported & {
  readonly ok: true;
  readonly cells: readonly string[];
  readonly remarks: readonly string[];
  readonly state: 'new' | 'likely' | 'there' | 'deleted';
};
export type ImportRow =
  | ImportableRow
  | { readonly ok: false; readonly line: number; readonly cells: readonly string[]; readonly reason: string };

/** A preview of an import: the settings, and the planned result of each row. */
export type ImportReading = {
  readonly settings: ImportSettings;
  readonly header: string[];
  /** Which columns the person still has to choose before the rows can be read. */
  readonly problem: string | null;
  readonly daysAreAmbiguous: boolean;
  readonly rows: readonly ImportRow[];
  readonly categories: Context['categories'];
};
type Context = Awaited<ReturnType<typeof importContext>>;

/**
 * Returns a preview of importing a file, and saves nothing. If `given` is null, it detects the settings from the file.
 */
export async function planImport(
  viewer: Viewer,
  { content }: File,
  given: ImportSettings | null,
): Promise<ImportReading> {
  const csv = readCsv(content, importLimits.rows);
  const context = await importContext(viewer);
  const cells = csv.map((row) => row.cells);
  const detected = detectSettings(cells, viewer.locale, context.cards[0]?.id ?? null);
  const settings = given ?? detected.settings;
  const problem = columnsProblem(settings.columns);
  return {
    settings,
    header: columnNames(csv, settings),
    problem,
    daysAreAmbiguous: detected.daysAreAmbiguous,
    rows: problem ? [] : await readRows(viewer, csv, settings, context),
    categories: context.categories,
  };
}

const rowsPerTransaction = 250;

/** Imports the chosen rows in transactions of 250, and yields the progress. Idempotent: no row is imported twice. */
export async function* importExpenses(
  viewer: Viewer,
  file: File,
  settings: ImportSettings,
  choices: ImportChoices,
): AsyncGenerator<ImportProgress> {
  const problem = columnsProblem(settings.columns);
  if (problem) throw new Refusal(problem);
  const csv = readCsv(file.content, importLimits.rows);
  const [without, also] = [new Set(choices.without), new Set(choices.also)];
  const isChosen = ({ state, line }: ImportableRow) =>
    (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line));
  const rows = (await readRows(viewer, csv, settings, await importContext(viewer))).filter(
    (row): row is ImportableRow => row.ok && isChosen(row),
  );
  let added = 0;
  let coded = 0;
  for (let at = 0; at < rows.length; at += rowsPerTransaction) {
    const part = rows.slice(at, at + rowsPerTransaction);
    const ids = new Set(await addImported(viewer, file.name, part));
    added += ids.size;
    coded += part.filter(
      ({ expense, coding }) => ids.has(expense.id) && coding.lines.every((line) => line.categoryId),
    ).length;
    yield { state: 'working', done: Math.min(at + rowsPerTransaction, rows.length), of: rows.length };
  }
  yield { state: 'done', added, there: rows.length - added, coded };
}

async function readRows(
  viewer: Viewer,
  csv: readonly CsvRow[],
  settings: ImportSettings,
  { cards, categories, knowledge }: Context,
): Promise<ImportRow[]> {
  const { timeZone, baseCurrency, companyId } = viewer;
  const today = dayAt(new Date(), timeZone);
  const rows = parseRows(csv, settings, { today, baseCurrency, cards, categories }).map((row) => ({
    ...row,
    id: importedId(companyId, row.cells, row.nth),
  }));
  const { ids, likes } = await existingFor(
    viewer,
    rows.flatMap(({ id, parsed }) => (parsed.ok ? [{ id, facts: parsed.facts }] : [])),
  );
  return rows.map(({ id, line, cells, parsed }): ImportRow => {
    if (!parsed.ok) return { ok: false, line, cells, reason: parsed.reason };
    const { remarks, ...facts } = parsed.facts;
    const state = ids.get(id) ?? (likes.has(likeness(facts)) ? 'likely' : 'new');
    return { ok: true, line, cells, remarks, state, ...codeExpense(viewer, id, facts, knowledge) };
  });
}

function codeExpense(
  viewer: Viewer,
  id: string,
  { categoryId, ...facts }: Omit<ImportedExpense, 'remarks'>,
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
