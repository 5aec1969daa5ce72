import 'server-only';
import { checkUndo, endUndo, undoPart } from '@/lib/data/expense/import/undo';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addKinds, type KindCounts } from '@/lib/domain/import/moved-kinds';
import type { KeptReason, UndoResult } from '@/lib/domain/import/undo';

/**
 * Undoes an import: deletes its expenses and transfers that are not in the books and were not edited since. Idempotent. Throws
 * a Refusal when the import still runs.
 */
export async function undoImport(viewer: Viewer, importId: string): Promise<UndoResult> {
  await checkUndo(viewer, importId);
  const kept: Partial<Record<KeptReason, KindCounts>> = {};
  let deleted: KindCounts = {};
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const part: Awaited<ReturnType<typeof undoPart>> = await undoPart(viewer, importId, after);
    deleted = addKinds(deleted, part.deleted);
    for (const { reason, kind } of part.kept) kept[reason] = addKinds(kept[reason] ?? {}, { [kind]: 1 });
    after = part.last;
  }
  await endUndo(viewer, importId, deleted);
  return { deleted, kept };
}
