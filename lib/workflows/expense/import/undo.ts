import 'server-only';
import { checkUndo, endUndo, undoPart } from '@/lib/data/expense/import/undo';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { KeptReason, UndoResult } from '@/lib/domain/import/undo';

/**
 * Undoes an import: deletes its expenses that are not in the books and were not edited since. Idempotent. Throws
 * a Refusal when the import still runs.
 */
export async function undoImport(viewer: Viewer, importId: string): Promise<UndoResult> {
  await checkUndo(viewer, importId);
  const kept: Partial<Record<KeptReason, number>> = {};
  let deleted = 0;
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const part: Awaited<ReturnType<typeof undoPart>> = await undoPart(viewer, importId, after);
    deleted += part.deleted;
    for (const reason of part.kept) kept[reason] = (kept[reason] ?? 0) + 1;
    after = part.last;
  }
  await endUndo(viewer, importId, deleted);
  return { deleted, kept };
}
