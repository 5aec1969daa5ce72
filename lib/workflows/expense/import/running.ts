import 'server-only';
import { endImport, renewImport, startImport } from '@/lib/data/expense/import/imports';
import { leaseSeconds } from '@/lib/data/expense/import/lease';
import { newId } from '@/lib/data/id';
import type { AccountKey } from '@/lib/domain/bank-line/bank-line';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ImportProgress, RowSelection } from '@/lib/domain/import/preview/preview';
import { toStored } from '@/lib/domain/import/stored-span';
import { Refusal } from '@/lib/domain/refusal';
import type { PreparedFile } from './prepare-file';

export type ImportFile = { readonly name: string; readonly content: Uint8Array };
export type Report = (progress: ImportProgress) => void;
export type EndedImport = Extract<ImportProgress, { state: 'done' | 'cancelled' }>;

/**
 * Runs an import: records its start and its end, holds the right of the person to run it, and reports both. `work` imports the
 * rows. What stopped it is stored in words, and thrown. Throws a Refusal while another import of the person runs.
 */
export async function runImport(
  viewer: Viewer,
  started: { readonly name: string; readonly account?: AccountKey; readonly stopped: string },
  report: Report,
  work: (importId: string) => Promise<EndedImport>,
): Promise<void> {
  const { name, account = null, stopped } = started;
  const id = newId();
  await startImport(viewer, { id, name, account });
  report({ state: 'started', id });
  const renewing = setInterval(() => void renewImport(viewer, id).catch(() => undefined), (leaseSeconds * 1000) / 3);
  try {
    const end = await work(id);
    await endImport(viewer, id, { state: end.state });
    report(end);
  } catch (error) {
    await endImport(viewer, id, { state: 'stopped', message: error instanceof Refusal ? error.message : stopped });
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

/** Returns what is stored about a file of which `chosen` rows are imported. */
export const countsOf = ({ head, layout, spans }: Pick<PreparedFile, 'head' | 'layout' | 'spans'>, chosen: number) => ({
  format: head.format,
  layout,
  lineCount: head.lineCount,
  refusedCount: head.refusedCount,
  leftOutCount: head.lineCount - head.refusedCount - chosen,
  chosenCount: chosen,
  statements: toStored(spans),
});

/**
 * Returns which rows a selection imports, by state and line: new ones that are not left out, and likely duplicates that are
 * included.
 */
export function selectedBy(selection: Pick<RowSelection, 'without' | 'also'>) {
  const [without, also] = [new Set(selection.without), new Set(selection.also)];
  return (state: string | undefined, line: number): boolean =>
    (state === 'new' && !without.has(line)) || (state === 'likely' && also.has(line));
}
