import 'server-only';
import { record, recordAll } from '@/lib/data/audit';
import { inScope, type Tx } from '@/lib/data/db';
import { holdCoding } from '@/lib/data/movement/coding-lock';
import { projectMovements } from '@/lib/data/movement/project';
import { announce } from '@/lib/data/queue';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addKinds, type KindCounts, kindCountsOf, type MovedKind } from '@/lib/domain/import/moved-kinds';
import { kindCounts } from '@/lib/domain/import/preview/preview';
import { type KeptReason, keptReason } from '@/lib/domain/import/undo';
import { statusOf } from '@/lib/domain/movement/status';
import { Refusal } from '@/lib/domain/refusal';
import type { ItemState } from '@/lib/domain/sync/sync';
import { leaseSeconds } from './lease';

const rowsPerTransaction = 250;

export type UndonePart = {
  readonly deleted: KindCounts;
  readonly kept: readonly { readonly reason: KeptReason; readonly kind: MovedKind }[];
  /** The last movement of this part; null when none is left. */
  readonly last: string | null;
};

/** Throws a Refusal when the viewer may not see the import or it still runs. */
export const checkUndo = (viewer: Viewer, importId: string): Promise<void> =>
  inScope(viewer, async (tx) => {
    const [found] = await tx.$queryRaw<{ isRunning: boolean }[]>`
      select state = 'running' and renewed_at > now() - make_interval(secs => ${leaseSeconds}) as "isRunning"
      from imports where id = ${importId}::uuid and company_id = ${viewer.companyId}::uuid and target = 'expenses'`;
    if (!found) throw new Refusal('This import is no longer there.');
    if (found.isRunning) throw new Refusal('This import is still running. Cancel it first.');
  });

/**
 * Deletes up to 250 expenses and transfers of an import, in the order of their ids after `after`. Skips those that stay, and says why.
 * Their rows of the file are new again.
 */
export const undoPart = (viewer: Viewer, importId: string, after: string | null): Promise<UndonePart> =>
  inScope(viewer, async (tx) => {
    await holdCoding(tx, viewer.companyId);
    await tx.$executeRaw`select 1 from imports where id = ${importId}::uuid for no key update`;
    const found = await lockPart(tx, viewer, importId, after);
    const judged = found.map((expense) => ({ expense, reason: reasonOf(expense) }));
    const deleted = judged.flatMap(({ expense, reason }) => (reason === null ? [expense] : []));
    await tx.movement.updateMany({
      where: { id: { in: deleted.map(({ id }) => id) }, companyId: viewer.companyId },
      data: { removedAt: new Date(), importKey: null },
    });
    await restoreReplaced(
      tx,
      viewer.companyId,
      deleted.filter(({ isTransfer }) => isTransfer).map(({ id }) => id),
    );
    const kinds = kindCountsOf(deleted.map(({ kind }) => kind));
    const before = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { undoneKinds: true } });
    await tx.import.update({
      where: { id: importId },
      data: {
        undoneCount: { increment: deleted.length },
        undoneKinds: addKinds(kindCounts.parse(before.undoneKinds), kinds),
      },
      select: { id: true },
    });
    await recordAll(
      tx,
      viewer,
      deleted.map(({ id, isTransfer, merchant, amountMinor, currency }) => ({
        action: isTransfer ? 'transfer.import-undone' : 'expense.import-undone',
        subject: id,
        detail: { merchant, amount: String(amountMinor), currency },
      })),
    );
    await announce(tx, viewer.companyId, ['imports', 'expenses']);
    const isLast = found.length < rowsPerTransaction;
    return {
      deleted: kinds,
      kept: judged.flatMap(({ expense: { kind }, reason }) => (reason === null ? [] : [{ reason, kind }])),
      last: isLast ? null : (found.at(-1)?.id ?? null),
    };
  });

/**
 * Frees the rows of deleted transfers, so that they are new again. An imported expense that became a part of one is
 * restored with its row, unless its import was undone too.
 */
async function restoreReplaced(tx: Tx, companyId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const restored = await tx.$queryRaw<{ id: string; transferId: string }[]>`
    update movements m set removed_at = null, import_key = case when m.sign = 1 then t.from_import_key else t.to_import_key end
    from transfers t
    where t.company_id = ${companyId}::uuid and t.id = any(${[...ids]}::uuid[]) and m.id = t.replaced_id
      and m.company_id = t.company_id
      and not exists (select 1 from imports i where i.id = m.import_id and i.state = 'undone')
    returning m.id::text as id, t.id::text as "transferId"`;
  for (const { id, transferId } of restored)
    await tx.ingestedMovement.updateMany({ where: { companyId, movementId: transferId }, data: { movementId: id } });
  await tx.transfer.updateMany({
    where: { companyId, id: { in: [...ids] } },
    data: { fromImportKey: null, toImportKey: null, replacedId: null },
  });
  await projectMovements(
    tx,
    companyId,
    restored.map(({ id }) => id),
  );
}

/** Records that a person has undone the import. */
export const endUndo = (viewer: Viewer, importId: string, deleted: KindCounts): Promise<void> =>
  inScope(viewer, async (tx) => {
    const { companyId, userId } = viewer;
    await tx.import.updateMany({
      where: { id: importId, companyId },
      data: { state: 'undone', undoneAt: new Date(), undoneById: userId },
    });
    await record(tx, viewer, 'import.undone', importId, { ...deleted });
    await announce(tx, companyId, ['imports', 'expenses']);
  });

type Found = {
  readonly id: string;
  readonly isTransfer: boolean;
  readonly kind: MovedKind;
  readonly merchant: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly revision: number;
  readonly syncedRevision: number | null;
  readonly itemState: ItemState | null;
  readonly queuedRunId: string | null;
  readonly isEdited: boolean;
  readonly isClosed: boolean;
};

/**
 * Locks the expenses, so that none of them is queued for a sync or edited meanwhile. Automatic coding is not an edit, so
 * the history tells whether a person has changed the expense.
 */
async function lockPart(tx: Tx, { companyId }: Viewer, importId: string, after: string | null): Promise<Found[]> {
  await tx.$executeRaw`
    select 1 from movements where company_id = ${companyId}::uuid and import_id = ${importId}::uuid
      and removed_at is null and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${rowsPerTransaction} for update`;
  return tx.$queryRaw<Found[]>`
    select e.id, e.kind = 'transfer' as "isTransfer", coalesce(x.type::text, t.kind::text) as kind, coalesce(x.merchant, t.description) as merchant, e.amount_minor as "amountMinor", trim(e.currency) as currency, e.revision,
      e.synced_revision as "syncedRevision", i.state::text as "itemState", e.queued_run_id as "queuedRunId",
      exists (select 1 from audit_events a where a.company_id = e.company_id and a.subject = e.id::text
        and a.action in ('expense.changed', 'expense.categorised', 'transfer.changed'))
      or exists (select 1 from receipts r where r.expense_id = e.id and r.removed_at is null) as "isEdited",
      exists (select 1 from periods p where p.company_id = e.company_id and p.month = left(e.day, 7) and p.state <> 'open') as "isClosed"
    from movements e left join expenses x on x.id = e.id left join transfers t on t.id = e.id left join sync_items i on i.id = e.latest_item_id
    where e.company_id = ${companyId}::uuid and e.import_id = ${importId}::uuid
      and e.removed_at is null and (${after}::uuid is null or e.id > ${after}::uuid)
    order by e.id limit ${rowsPerTransaction}`;
}

const reasonOf = ({ itemState, revision, syncedRevision, queuedRunId, isEdited, isClosed }: Found): KeptReason | null =>
  keptReason({
    status: statusOf({ issues: [], latestItem: itemState, revision, syncedRevision, queuedRunId }),
    syncedRevision,
    isEdited,
    isClosed,
  });
