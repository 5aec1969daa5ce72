import { v5 } from 'uuid';
import { addImported, type Imported } from '@/lib/data/expense/import/add';
import { endImport, listImports, startImport } from '@/lib/data/expense/import/imports';
import { newId } from '@/lib/data/id';
import type { Viewer } from '@/lib/domain/company/viewer';
import { undoImport } from '@/lib/workflows/expense/import/undo';
import { expenseOf } from '../expenses';

/** Imports the first lines of a file, which are the same in every import, into one category or none. Returns the ids of those that are not imported already. */
export async function importRows(viewer: Viewer, categoryId: string | null, count: number): Promise<string[]> {
  const file = { importId: newId(), name: 'card.csv' };
  await startImport(viewer, { id: file.importId, name: file.name });
  const rows = Array.from({ length: count }, (_, line): Imported => {
    const { amount, ...facts } = expenseOf(viewer);
    const fields = { taxRateRef: null, taxMinor: null, trackingRefs: null, customerRef: null, sources: {} };
    const coding = { amount, supplierRef: null, supplierSource: null, lines: [{ amount, categoryId, ...fields }] };
    return { key: v5(`line ${line}`, viewer.companyId), line, expense: { ...facts, ...coding }, coding };
  });
  const { added } = await addImported(viewer, file, rows);
  await endImport(viewer, file.importId, { state: 'done' });
  return rows.slice(rows.length - added).map(({ expense }) => expense.id);
}

/** Undoes the newest import of the company, as a person does. */
export async function undoLastImport(viewer: Viewer): Promise<void> {
  const [last] = (await listImports(viewer, {})).rows;
  if (last) await undoImport(viewer, last.id);
}
