import 'server-only';
import { addImported, type Imported } from '@/lib/data/expense/import/add';
import { addTransfers } from '@/lib/data/expense/import/add-transfers';
import { countLines } from '@/lib/data/expense/import/imports';
import { linkRefunds } from '@/lib/data/expense/import/link-refunds';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { FileChoices } from '@/lib/domain/import/choices';
import { addKinds, type KindCounts } from '@/lib/domain/import/moved-kinds';
import type { ImportProgress, RowSelection } from '@/lib/domain/import/preview/preview';
import { detached } from './detached';
import { type PreparedFile, prepareFile } from './prepare-file';
import type { PreparedRow } from './program/prepared';
import { type RowState, statesOf } from './row-states';
import { countsOf, type EndedImport, type ImportFile, type Report, runImport, selectedBy } from './running';
import { importedTransfers, type Side } from './transfers';

const stopped =
  'The import stopped. The expenses imported so far are saved. Import the same file again to add the rest, or undo this import.';

type Order = { readonly choices: FileChoices; readonly selection: RowSelection };

/**
 * Imports the selected rows in transactions of 250, and yields the progress. It continues when the page is closed. Idempotent:
 * no row is imported twice. Throws a Refusal while another import of the person runs.
 */
export const importExpenses = (
  viewer: Viewer,
  { name, content }: ImportFile,
  order: Order,
): AsyncGenerator<ImportProgress> =>
  detached((report) =>
    runImport(viewer, { name, stopped }, report, async (id) => {
      const file = await prepareFile(viewer, content, order.choices, { decisions: order.selection });
      return addRows(viewer, { id, name, choices: order.choices }, file, order.selection, report);
    }),
  );

async function addRows(
  viewer: Viewer,
  { id, name, choices }: { readonly id: string; readonly name: string; readonly choices: FileChoices },
  file: PreparedFile,
  selection: RowSelection,
  report: Report,
): Promise<EndedImport> {
  const states = await statesOf(viewer, file);
  const selectedKeys = keysOf(states, selection);
  const of = selectedKeys.size;
  const remembered = { choices, words: selection.words ?? [], accountNumber: numberOf(file, choices) };
  if (!(await countLines(viewer, id, countsOf(file, of), remembered)))
    return { state: 'cancelled', added: 0, kinds: {}, of };
  const sum = { done: 0, added: 0, coded: 0 };
  let kinds: KindCounts = {};
  const cancelled = () => ({ state: 'cancelled', added: sum.added, kinds, of }) as const;
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
    kinds = addKinds(kinds, part.kinds);
    if (!part.goesOn && sum.done < of) return cancelled();
    report({ state: 'working', done: sum.done, of });
  }
  const expenses = sum.added;
  const transfers = importedTransfers(sides);
  for (let at = 0; at < transfers.length; at += transfersPerTransaction) {
    const some = transfers.slice(at, at + transfersPerTransaction);
    const part = await addTransfers(viewer, { importId: id, name }, some);
    sum.done += some.reduce((rows, { rowCount }) => rows + rowCount, 0);
    sum.added += part.added;
    kinds = addKinds(kinds, part.kinds);
    if (!part.goesOn && sum.done < of) return cancelled();
    report({ state: 'working', done: sum.done, of });
  }
  await linkRefunds(viewer, id);
  const there = of - expenses - sides.length + droppedSides(transfers, sum.added - expenses);
  return { state: 'done', added: sum.added, kinds, there, coded: sum.coded };
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
  const isChosen = selectedBy(selection);
  const isSelected = ({ state, line, needsRate, isClosed }: RowState) =>
    !needsRate && !isClosed && isChosen(state, line);
  return new Set([...states].flatMap(([key, row]) => (isSelected(row) ? [key] : [])));
}

const toImported = ({ key, line, expense, coding }: PreparedRow): Imported => ({
  key,
  line,
  expense: { ...expense, id: newId() },
  coding,
});
