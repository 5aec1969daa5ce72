import 'server-only';
import { codeNew } from '@/lib/data/coding/auto-code';
import type { Knowledge } from '@/lib/data/coding/knowledge';
import { addImported, type Imported } from '@/lib/data/expense/import/add';
import { existingFor, importContext, keyOfRow, likeness } from '@/lib/data/expense/import/existing';
import { countLines, endImport, startImport } from '@/lib/data/expense/import/imports';
import { newId } from '@/lib/data/id';
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
import { detached } from './detached';

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
const stopped =
  'The import stopped. The expenses imported so far are saved. Import the same file again to add the rest, or undo this import.';

/**
 * Imports the chosen rows in transactions of 250, and yields the progress. It goes on when nobody listens. Idempotent: no
 * row is imported twice. Throws a Refusal while another import of the person runs.
 */
export const importExpenses = (
  viewer: Viewer,
  file: File,
  settings: ImportSettings,
  choices: ImportChoices,
): AsyncGenerator<ImportProgress> => detached((report) => runImport(viewer, file, { settings, choices }, report));

async function runImport(
  viewer: Viewer,
  file: File,
  { settings, choices }: { settings: ImportSettings; choices: ImportChoices },
  report: (progress: ImportProgress) => void,
): Promise<void> {
  const problem = columnsProblem(settings.columns);
  if (problem) throw new Refusal(problem);
  const csv = readCsv(file.content, importLimits.rows);
  const id = newId();
  const layout = columnNames(csv, settings).join(', ');
  await startImport(viewer, { id, name: file.name, format: 'CSV', layout, choices: {} });
  try {
    const rows = await readRows(viewer, csv, settings, await importContext(viewer));
    const end = await addRows(viewer, { importId: id, name: file.name }, rows, choices, report);
    await endImport(viewer, id, { state: end.state });
    report(end);
  } catch (error) {
    await endImport(viewer, id, { state: 'stopped', message: stopped });
    throw error;
  }
}

async function addRows(
  viewer: Viewer,
  file: { readonly importId: string; readonly name: string },
  all: readonly ImportRow[],
  choices: ImportChoices,
  report: (progress: ImportProgress) => void,
): Promise<Extract<ImportProgress, { state: 'done' | 'cancelled' }>> {
  const [without, also] = [new Set(choices.without), new Set(choices.also)];
  const isChosen = ({ state, line }: ImportableRow) =>
    (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line));
  const rows = all.filter((row): row is ImportableRow => row.ok && isChosen(row));
  const refusedCount = all.filter((row) => !row.ok).length;
  await countLines(viewer, file.importId, {
    lineCount: all.length,
    refusedCount,
    leftOutCount: all.length - refusedCount - rows.length,
    chosenCount: rows.length,
  });
  let added = 0;
  let coded = 0;
  for (let at = 0; at < rows.length; at += rowsPerTransaction) {
    const part = await addImported(viewer, file, rows.slice(at, at + rowsPerTransaction));
    added += part.added;
    coded += part.coded;
    const done = Math.min(at + rowsPerTransaction, rows.length);
    if (!part.goesOn && done < rows.length) return { state: 'cancelled', added, of: rows.length };
    report({ state: 'working', done, of: rows.length });
  }
  return { state: 'done', added, there: rows.length - added, coded };
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
    key: keyOfRow(companyId, row.cells, row.nth),
  }));
  const { keys, likes } = await existingFor(
    viewer,
    rows.flatMap(({ key, parsed }) => (parsed.ok ? [{ key, facts: parsed.facts }] : [])),
  );
  return rows.map(({ key, line, cells, parsed }): ImportRow => {
    if (!parsed.ok) return { ok: false, line, cells, reason: parsed.reason };
    const { remarks, ...facts } = parsed.facts;
    const state = keys.get(key) ?? (likes.has(likeness(facts)) ? 'likely' : 'new');
    return { ok: true, key, line, cells, remarks, state, ...codeExpense(viewer, newId(), facts, knowledge) };
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
