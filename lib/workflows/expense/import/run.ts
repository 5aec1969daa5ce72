import 'server-only';
import { addImported, type Imported } from '@/lib/data/expense/import/add';
import { addTransfers } from '@/lib/data/expense/import/add-transfers';
import { countLines, endImport, renewImport, startImport } from '@/lib/data/expense/import/imports';
import { leaseSeconds } from '@/lib/data/expense/import/lease';
import { linkRefunds } from '@/lib/data/expense/import/link-refunds';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import type { ImportProgress, RowSelection } from '@/lib/domain/import/preview/preview';
import { toStored } from '@/lib/domain/import/stored-span';
import { Refusal } from '@/lib/domain/refusal';
import { detached } from './detached';
import { type PreparedFile, prepareFile } from './prepare-file';
import type { PreparedRow } from './program/prepared';
import { type RowState, statesOf } from './row-states';
import { importedTransfers, type Side } from './transfers';

const stopped =
  'The import stopped. The expenses imported so far are saved. Import the same file again to add the rest, or undo this import.';

type File = { readonly name: string; readonly content: Uint8Array };
type Order = { readonly choices: FileChoices; readonly selection: RowSelection };

/**
 * Imports the selected rows in transactions of 250, and yields the progress. It continues when the page is closed. Idempotent:
 * no row is imported twice. Throws a Refusal while another import of the person runs.
 */
export const importExpenses = (viewer: Viewer, file: File, order: Order): AsyncGenerator<ImportProgress> =>
  detached((report) => runImport(viewer, file, order, report));

async function runImport(
  viewer: Viewer,
  { name, content }: File,
  { choices, selection }: Order,
  report: (progress: ImportProgress) => void,
): Promise<void> {
  const id = newId();
  await startImport(viewer, { id, name });
  report({ state: 'started', id });
  const renewing = setInterval(() => void renewImport(viewer, id).catch(() => undefined), (leaseSeconds * 1000) / 3);
  try {
    const file = await prepareFile(viewer, content, choices, { decisions: selection });
    const end = await addRows(viewer, { id, name, choices }, file, selection, report);
    await endImport(viewer, id, { state: end.state });
    report(end);
  } catch (error) {
    await endImport(viewer, id, { state: 'stopped', message: error instanceof Refusal ? error.message : stopped });
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

async function addRows(
  viewer: Viewer,
  { id, name, choices }: { readonly id: string; readonly name: string; readonly choices: FileChoices },
  file: PreparedFile,
  selection: RowSelection,
  report: (progress: ImportProgress) => void,
): Promise<Extract<ImportProgress, { state: 'done' | 'cancelled' }>> {
  const { layout, head, spans } = file;
  const states = await statesOf(viewer, file);
  const selectedKeys = keysOf(states, selection);
  const of = selectedKeys.size;
  const { format, lineCount, refusedCount } = head;
  const leftOutCount = lineCount - refusedCount - of;
  const counts = {
    format,
    layout,
    lineCount,
    refusedCount,
    leftOutCount,
    chosenCount: of,
    statements: toStored(spans),
  };
  const remembered = { choices, words: selection.words ?? [], accountNumber: numberOf(file, choices) };
  if (!(await countLines(viewer, id, counts, remembered))) return { state: 'cancelled', added: 0, of };
  const sum = { done: 0, added: 0, coded: 0, transfers: 0 };
  const sides: Side[] = [];
  for await (const rows of file.rows()) {
    const selected = rows.filter(({ key }) => selectedKeys.has(key));
    for (const row of selected) {
      const state = states.get(row.key);
      if (state?.transfer)
        sides.push({ row, transfer: state.transfer, pair: state.kind.pair, replaces: state.replaces });
    }
    const chosen = selected.filter(({ key }) => !states.get(key)?.transfer).map(toImported);
    if (chosen.length === 0) continue;
    const part = await addImported(viewer, { importId: id, name }, chosen);
    sum.done += chosen.length;
    sum.added += part.added;
    sum.coded += part.coded;
    if (!part.goesOn && sum.done < of) return { state: 'cancelled', added: sum.added, of };
    report({ state: 'working', done: sum.done, of });
  }
  const transfers = importedTransfers(sides);
  for (let at = 0; at < transfers.length; at += transfersPerTransaction) {
    const some = transfers.slice(at, at + transfersPerTransaction);
    const part = await addTransfers(viewer, { importId: id, name }, some);
    sum.done += some.reduce((rows, { rowCount }) => rows + rowCount, 0);
    sum.transfers += part.added;
    if (!part.goesOn && sum.done < of) return { state: 'cancelled', added: sum.added + sum.transfers, of };
    report({ state: 'working', done: sum.done, of });
  }
  await linkRefunds(viewer, id);
  const { added, coded } = sum;
  const there = of - added - sides.length + droppedSides(transfers, sum.transfers);
  return { state: 'done', added, transfers: sum.transfers, there, coded };
}

const transfersPerTransaction = 250;

/** How many transfers were recorded before, by another import at the same time. */
const droppedSides = (transfers: readonly unknown[], added: number): number => transfers.length - added;

/**
 * Returns the number of the account of a statement, which is then known for its card: the file has one account, and the person
 * chose its card.
 */
function numberOf({ spans }: PreparedFile, { cardId }: FileChoices) {
  const [number, ...others] = new Set(spans.flatMap(({ account }) => account ?? []));
  return number !== undefined && others.length === 0 && cardId ? { cardId, number } : null;
}

/** Returns the keys of the rows to import: new ones that are not left out, and likely duplicates that are included. */
function keysOf(states: ReadonlyMap<string, RowState>, selection: RowSelection): ReadonlySet<string> {
  const [without, also] = [new Set(selection.without), new Set(selection.also)];
  const isSelected = ({ state, line, needsRate, isClosed }: RowState) =>
    !needsRate && !isClosed && ((state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line)));
  return new Set([...states].flatMap(([key, row]) => (isSelected(row) ? [key] : [])));
}

const toImported = ({ key, line, expense, coding }: PreparedRow): Imported => ({
  key,
  line,
  expense: { ...expense, id: newId() },
  coding,
});
