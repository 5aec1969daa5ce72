import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { forgetLinkedPayment } from '@/lib/data/claim/linked-payment';
import { type CompanyScope, inScope } from '@/lib/data/db';
import { holdCoding, lockMovements } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';

/** One read reopens at most this many movements; the next one reopens the others. */
const most = 500;

/**
 * Asks again about the movements that a person linked to a record which was deleted in the books since. They are no longer
 * in the books, and are not sent until a person says so.
 */
export const reopenLinked = (scope: CompanyScope): Promise<void> =>
  inScope(scope, async (tx) => {
    const { companyId } = scope;
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select k.movement_id::text as id from book_matches k
      where k.company_id = ${companyId}::uuid and k.answer = 'linked' and exists (
        select 1 from book_records b where b.id = any(k.record_ids) and b.deleted_at is not null)
      order by k.movement_id limit ${most}`;
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await holdCoding(tx, companyId);
    await lockMovements(tx, companyId, ids);
    await tx.$executeRaw`
      update movements set synced_revision = null where company_id = ${companyId}::uuid and id = any(${ids}::uuid[])
        and latest_item_id is null`;
    await tx.$executeRaw`
      update book_matches set answer = null, answered_at = null, answered_by_id = null
      where company_id = ${companyId}::uuid and movement_id = any(${ids}::uuid[])`;
    await forgetLinkedPayment(tx, companyId, ids);
    await projectMovements(tx, companyId, ids);
    await recordAll(
      tx,
      scope,
      ids.map((subject) => ({ action: 'movement.record-deleted-in-books', subject })),
    );
    await announce(tx, companyId, ['expenses', 'reconcile'], ids);
  });
