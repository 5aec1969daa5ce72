import 'server-only';
import { record } from '@/lib/data/audit';
import { inScope } from '@/lib/data/db';
import { settleIn } from '@/lib/data/expense/settle';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { canMark } from '@/lib/domain/transfer/mark';
import { lockTransfer } from './transfers';

/**
 * Marks a transfer as in the books, because a person entered it there by hand under this reference. It is then synced. A
 * failed attempt no longer counts. Throws a Refusal if it is in the books already or on its way.
 */
export const markInBooks = (viewer: Viewer, id: string, reference: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    await holdCoding(tx, companyId);
    const { status, mark } = await lockTransfer(tx, companyId, id);
    if (mark?.reference === reference) return;
    if (!canMark(status)) throw new Refusal('This transfer is in your books already, or on its way there.');
    await tx.$executeRaw`
      update movements set synced_revision = revision, latest_item_id = null
      where id = ${id}::uuid and company_id = ${companyId}::uuid`;
    await tx.transfer.updateMany({
      where: { id, companyId },
      data: { booksReference: reference, markedAt: new Date(), markedById: userId },
    });
    await projectMovements(tx, companyId, [id]);
    await record(tx, viewer, 'transfer.marked', id, { reference });
    await announce(tx, companyId, ['expenses'], [id]);
  });

/** Takes the mark back. The transfer has its earlier status again. Idempotent. */
export const undoMark = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    await holdCoding(tx, companyId);
    const { mark } = await lockTransfer(tx, companyId, id);
    if (!mark) return;
    await tx.$executeRaw`
      update movements set synced_revision = null, latest_item_id = (
        select id from sync_items where movement_id = movements.id order by attempt desc limit 1)
      where id = ${id}::uuid and company_id = ${companyId}::uuid`;
    await tx.transfer.updateMany({
      where: { id, companyId },
      data: { booksReference: null, markedAt: null, markedById: null },
    });
    await projectMovements(tx, companyId, [id]);
    await record(tx, viewer, 'transfer.unmarked', id, { reference: mark.reference });
    await announce(tx, companyId, ['expenses'], [id]);
  });

/** Marks an edited transfer as matching the books, because a person has made the same change there by hand. */
export const agreeOnTransfer = (viewer: Viewer, id: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    await holdCoding(tx, viewer.companyId);
    await lockTransfer(tx, viewer.companyId, id);
    if (!(await settleIn(tx, viewer.companyId, id)))
      throw new Refusal('This transfer and your books agree already, or a change is on its way.');
    await record(tx, viewer, 'transfer.changed-in-books', id);
    await announce(tx, viewer.companyId, ['expenses'], [id]);
  });
