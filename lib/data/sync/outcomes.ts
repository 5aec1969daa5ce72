import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { inScope, type Tx, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { lockMovements } from '@/lib/data/movement/coding-lock';
import { storeItemChanges } from '@/lib/data/movement/project-items';
import { announce, enqueue } from '@/lib/data/queue';
import { writesEntries, writesLines } from '@/lib/domain/sync/product';
import { canBecome, type ItemState, type ItemUpdate, isSettled } from '@/lib/domain/sync/sync';
import { type Cause, countCauses } from './causes';
import { scheduleDeliveries } from './schedule-deliveries';
import { actionOf, closeWhenSettled, recordIdOf } from './sync-items';

export type OutcomeWithCause = ItemUpdate & { readonly cause: Cause | null };

/**
 * Saves the outcomes of a sync's records. Idempotent: states only move forward, so late or repeated outcomes change
 * nothing. Settles the sync when its last record is settled. Schedules what follows for records that are in the books: the
 * delivery of receipts, or the read of the list that contains a new entry.
 */
export const saveOutcomes = (
  { id: syncId, companyId, product }: Pick<Sync, 'id' | 'companyId' | 'product'>,
  outcomes: readonly OutcomeWithCause[],
): Promise<{ settled: boolean; synced: number }> =>
  inScope(worker(companyId), async (tx) => {
    await tx.$executeRaw`select 1 from syncs where id = ${syncId}::uuid for no key update`;
    const items = await tx.syncItem.findMany({
      where: { syncId },
      select: { id: true, movementId: true, entryId: true, lineId: true, state: true, attempt: true, revision: true },
    });
    const byRecord = new Map(outcomes.map((outcome) => [outcome.recordId, outcome]));
    const moved = items.flatMap(({ state, ...item }) => {
      const outcome = byRecord.get(recordIdOf(item));
      return outcome && canBecome(state, outcome.state) ? [{ ...item, ...outcome }] : [];
    });
    const synced = moved.filter((item) => item.state === 'synced');
    if (moved.length > 0) await moveTo(tx, moved);
    if (writesEntries(product)) await listEntries(tx, companyId, synced);
    else if (writesLines(product)) await goOnSending(tx, companyId, moved);
    else if (moved.length > 0) {
      await lockMovements(
        tx,
        companyId,
        moved.map((item) => item.recordId),
      );
      await storeItemChanges(tx, companyId, moved.map(toChange));
      await scheduleDeliveries(tx, companyId, synced);
      await sendLinesOf(tx, companyId, synced);
    }
    const ended = moved.filter((item) => isSettled(item.state));
    if (ended.length > 0)
      await recordAll(
        tx,
        worker(companyId),
        ended.map(({ state, recordId, attempt, message }) => ({
          action: actionOf(product, state),
          subject: recordId,
          detail: { attempt, message },
        })),
      );
    const settled = await closeWhenSettled(tx, syncId);
    await announce(tx, companyId, ['expenses', 'syncs', 'receipts']);
    return { settled, synced: synced.length };
  });

async function moveTo(tx: Tx, moved: readonly (OutcomeWithCause & { readonly id: string })[]): Promise<void> {
  const causeIds = await countCauses(
    tx,
    moved.flatMap(({ cause }) => cause ?? []),
  );
  await tx.$executeRaw`
    update sync_items set state = moved.state::"ItemState", message = moved.message, cause_id = moved.cause::uuid,
      record_ref = coalesce(moved.ref, sync_items.record_ref),
      settled_at = case when moved.state in ('synced', 'failed') then now() end
    from unnest(
      ${moved.map((item) => item.id)}::uuid[],
      ${moved.map((item) => item.state)}::text[],
      ${moved.map((item) => item.message)}::text[],
      ${moved.map(({ cause }) => (cause && causeIds.get(cause.fingerprint)) ?? null)}::text[],
      ${moved.map(({ recordRef }) => recordRef ?? null)}::text[]
    ) as moved (id, state, message, cause, ref)
    where sync_items.id = moved.id`;
}

const toChange = ({ recordId, state, revision }: { recordId: string; state: ItemState; revision: number }) => ({
  movementId: recordId,
  ...(state === 'synced' && { syncedRevision: revision }),
});

/** Starts the job that sends the lines of these movements, if Outlay sends the lines of an account. */
async function sendLinesOf(tx: Tx, companyId: string, synced: readonly OutcomeWithCause[]): Promise<void> {
  if (synced.length === 0) return;
  const account = await tx.holdingAccount.findFirst({
    where: { companyId, linesFrom: { not: null } },
    select: { bankAccountRef: true },
  });
  const movementIds = synced.map(({ recordId }) => recordId);
  if (account) await enqueue(tx, { name: 'send-bank-lines', data: { companyId, movementIds } });
}

/** Starts the job that sends the next lines of an account, because only one batch of an account is open at a time. */
async function goOnSending(tx: Tx, companyId: string, moved: readonly OutcomeWithCause[]): Promise<void> {
  if (moved.some(({ state }) => isSettled(state)))
    await enqueue(tx, { name: 'send-bank-lines', data: { companyId, movementIds: [] } });
}

/** Saves the ids of created entries, and starts the jobs that make the lists of the books contain them. */
async function listEntries(tx: Tx, companyId: string, created: readonly OutcomeWithCause[]): Promise<void> {
  for (const { recordId: entryId, recordRef } of created) {
    await tx.newEntry.updateMany({ where: { id: entryId, companyId }, data: { ref: recordRef ?? null } });
    await enqueue(tx, { name: 'list-entry', data: { companyId, entryId } });
  }
}
