import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope } from '@/lib/data/db';
import { currentRows } from '@/lib/data/expense/stored-rows';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { canMark } from '@/lib/domain/transfer/mark';
import { lockClaim } from './decide';

/**
 * Marks an approved claim as in the books, because a person entered the bill there by hand under this reference. It is then
 * synced. A failed attempt no longer counts. Throws a Refusal if it is not approved, in the books already or on its way.
 */
export const markClaim = (viewer: Viewer, id: string, reference: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    const { mark, state } = await lockClaim(tx, companyId, id);
    if (mark?.reference === reference) return;
    if (state !== 'approved') throw new Refusal('Only an approved claim can be marked as in your books.');
    const [row] = await currentRows(tx, companyId, [id]);
    if (!row || !canMark(row.status)) throw new Refusal('This claim is in your books already, or on its way there.');
    await tx.$executeRaw`
      update movements set synced_revision = revision, latest_item_id = null
      where id = ${id}::uuid and company_id = ${companyId}::uuid`;
    await tx.reimbursable.updateMany({
      where: { id, companyId },
      data: { booksReference: reference, markedAt: new Date(), markedById: userId },
    });
    await projectMovements(tx, companyId, [id]);
    await record(tx, viewer, 'claim.marked', id, { reference });
    await announce(tx, companyId, ['expenses'], [id]);
  });

/** Takes the mark back. The claim has its earlier status again. Idempotent. */
export const undoClaimMark = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const { mark } = await lockClaim(tx, companyId, id);
    if (!mark) return;
    await tx.$executeRaw`
      update movements set synced_revision = null, latest_item_id = (
        select id from sync_items where movement_id = movements.id order by attempt desc limit 1)
      where id = ${id}::uuid and company_id = ${companyId}::uuid`;
    await tx.reimbursable.updateMany({
      where: { id, companyId },
      data: { booksReference: null, markedAt: null, markedById: null },
    });
    await projectMovements(tx, companyId, [id]);
    await record(tx, viewer, 'claim.unmarked', id, { reference: mark.reference });
    await announce(tx, companyId, ['expenses'], [id]);
  });
