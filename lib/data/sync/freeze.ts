import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import type { RunOrigin, SyncKind } from '@/lib/data/generated/enums';
import { newId } from '@/lib/data/id';
import { lockMovements } from '@/lib/data/movement/coding-lock';
import { storeItemChanges } from '@/lib/data/movement/project-items';
import { announce } from '@/lib/data/queue';
import { type SyncProduct, writesEntries, writesLines } from '@/lib/domain/sync/product';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { wakeLane } from './due-work';
import { actionOf, closeWhenSettled, recordColumn, recordIdOf, withdrawItems } from './sync-items';

export type { RunOrigin };

export type FrozenSync = {
  readonly product: SyncProduct;
  /** Null only for a new entry of the books and for bank lines. */
  readonly runId: string | null;
  readonly connectionId: string;
  readonly kind: SyncKind;
  /** Null only for a new entry of the books and for bank lines. */
  readonly mappingVersionId: string | null;
  readonly payload: string;
  readonly payloadSha256: string;
  /** `record` is the JSON of what is written, which every attempt stores. */
  readonly items: readonly { readonly recordId: string; readonly revision: number; readonly record: unknown }[];
  /** How often these records were resent after a sync failed for a reason outside its records. */
  readonly renewals?: number;
  readonly afterSeconds?: number;
};

/** Creates a run for one press of Sync or one automatic sync, and returns its id. Runs in the caller's transaction. */
export async function createRun(tx: Tx, scope: CompanyScope, origin: RunOrigin): Promise<string> {
  const id = newId();
  await tx.$executeRaw`insert into sync_runs (id, company_id, origin, requested_by_id, requested_at)
    values (${id}::uuid, ${scope.companyId}::uuid, ${origin}::"RunOrigin", ${scope.userId ?? null}::uuid, now())`;
  return id;
}

/**
 * Stores batches exactly as they will be sent, and returns the ids of the syncs. Runs in the caller's transaction, with
 * a fixed number of statements. The caller has to wake the lane.
 */
export async function freezeSyncs(tx: Tx, scope: CompanyScope, syncs: readonly FrozenSync[]): Promise<string[]> {
  const { companyId } = scope;
  const requestedAt = await databaseNow(tx);
  const frozen = syncs.map((sync) => ({ ...sync, id: newId() }));
  await tx.sync.createMany({
    data: frozen.map(({ items: _, afterSeconds = 0, ...sync }) => ({
      ...sync,
      companyId,
      state: 'queued' as const,
      idempotencyKey: crypto.randomUUID(),
      requestedById: scope.userId ?? null,
      requestedAt,
      dueAt: new Date(requestedAt.getTime() + afterSeconds * 1000),
      // Lines are looked up before their first send: with a key that is over, the engine takes them for ambiguous.
      ...(writesLines(sync.product) && {
        keyUsedAt: new Date(requestedAt.getTime() - idempotencyKeyMinutes * 60_000),
      }),
    })),
  });
  const recordIds = frozen.flatMap(({ items }) => items.map((item) => item.recordId));
  await lockMovements(tx, companyId, recordIds);
  const attempts = await lastAttempts(tx, recordIds);
  const items = frozen.flatMap((sync) =>
    sync.items.map((item) => ({
      ...item,
      ...recordColumn(sync.product, item.recordId),
      id: newId(),
      syncId: sync.id,
      product: sync.product,
      attempt: (attempts.get(item.recordId) ?? 0) + 1,
    })),
  );
  // The items are passed as one JSON parameter, because a statement allows too few parameters for the columns of
  // thousands of items.
  await tx.$executeRaw`
    insert into sync_items (id, company_id, sync_id, movement_id, entry_id, line_id, attempt, revision, record, state)
    select id, ${companyId}::uuid, "syncId", "movementId", "entryId", "lineId", attempt, revision, record, 'queued'
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as item (id uuid, "syncId" uuid, "movementId" uuid, "entryId" uuid, "lineId" uuid, attempt int, revision int, record jsonb)`;
  const ids = frozen.map(({ id }) => id);
  if (frozen.some(({ product }) => writesEntries(product)))
    await tx.$executeRaw`
      update new_entries set latest_item_id = i.id from sync_items i
      where i.sync_id = any(${ids}::uuid[]) and new_entries.id = i.entry_id
        and new_entries.company_id = ${companyId}::uuid`;
  if (frozen.some(({ product }) => writesLines(product)))
    await tx.$executeRaw`
      update bank_lines set latest_item_id = i.id from sync_items i
      where i.sync_id = any(${ids}::uuid[]) and bank_lines.id = i.line_id and bank_lines.company_id = ${companyId}::uuid`;
  await storeItemChanges(
    tx,
    companyId,
    items.flatMap(({ id: latestItemId, movementId }) => (movementId ? [{ movementId, latestItemId }] : [])),
  );
  await recordAll(
    tx,
    scope,
    items.map(({ recordId, product, syncId, attempt }) => ({
      action: actionOf(product, 'sync-requested'),
      subject: recordId,
      detail: { sync: syncId, attempt },
    })),
  );
  return ids;
}

/**
 * Returns the time of the database. The engine compares due times with it, and the clock of a web server may differ.
 */
const databaseNow = async (tx: Tx): Promise<Date> => {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select now() as now`;
  if (!row) throw new Error('the database returned no time');
  return row.now;
};

async function lastAttempts(tx: Tx, recordIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ids = [...recordIds];
  const rows = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    select coalesce(movement_id, entry_id, line_id)::text as id, max(attempt)::int as attempt from sync_items
    where movement_id = any(${ids}::uuid[]) or entry_id = any(${ids}::uuid[]) or line_id = any(${ids}::uuid[]) group by 1`;
  return new Map(rows.map((row) => [row.id, row.attempt]));
}

/**
 * Withdraws records from a sync that did not write them. Freezes them as a new batch with the same content. `retry` is
 * given when the whole sync failed for a reason outside its records; the resend then counts as a renewal.
 */
export const resendSeparately = (
  sync: Sync,
  batch: Pick<FrozenSync, 'payload' | 'payloadSha256'>,
  recordIds: readonly string[],
  retry: { readonly afterSeconds: number } | null = null,
): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    await tx.$executeRaw`select 1 from syncs where id = ${sync.id}::uuid for no key update`;
    const items = await tx.syncItem.findMany({
      where: {
        syncId: sync.id,
        OR: [
          { movementId: { in: [...recordIds] } },
          { entryId: { in: [...recordIds] } },
          { lineId: { in: [...recordIds] } },
        ],
        state: { in: ['queued', 'sending', 'sent', 'unknown'] },
      },
    });
    if (items.length === 0) return;
    await withdrawItems(tx, items);
    const { product, runId, connectionId, kind, mappingVersionId } = sync;
    await freezeSyncs(tx, { ...worker(sync.companyId), userId: sync.requestedById }, [
      {
        product,
        runId,
        connectionId,
        kind,
        mappingVersionId,
        renewals: sync.renewals + (retry ? 1 : 0),
        afterSeconds: retry?.afterSeconds ?? 0,
        ...batch,
        items: items.map(({ revision, record, ...item }) => ({ recordId: recordIdOf(item), revision, record })),
      },
    ]);
    await closeWhenSettled(tx, sync.id);
    await wakeLane(tx, sync.companyId);
    await announce(tx, sync.companyId, ['expenses', 'syncs']);
  });
