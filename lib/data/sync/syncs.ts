import 'server-only';
import { recordAll } from '@/lib/data/audit';
import { type CompanyScope, inScope, type Tx, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import type { RunOrigin, SyncKind } from '@/lib/data/generated/enums';
import { newId } from '@/lib/data/id';
import { announce } from '@/lib/data/queue';
import { parseRecord, type StoredRecord, serializeRecord } from '@/lib/domain/books/record';
import { type ItemState, isSettled } from '@/lib/domain/sync/sync';
import { type Lane, wakeLane } from './lanes';

export type { RunOrigin };

export type FrozenSync = {
  readonly runId: string;
  readonly connectionId: string;
  readonly kind: SyncKind;
  readonly mappingVersionId: string;
  readonly payload: string;
  readonly payloadSha256: string;
  readonly items: readonly { expenseId: string; revision: number; record: StoredRecord }[];
  /** For records that were sent before by themselves: how often, and in how many seconds they go again. */
  readonly renewals?: number;
  readonly afterSeconds?: number;
};

/** Begins a run: one press of Sync, or one turn of the automatic. In the caller's transaction; answers its id. */
export async function createRun(tx: Tx, scope: CompanyScope, origin: RunOrigin): Promise<string> {
  const id = newId();
  await tx.$executeRaw`insert into sync_runs (id, company_id, origin, requested_by_id, requested_at)
    values (${id}::uuid, ${scope.companyId}::uuid, ${origin}::"RunOrigin", ${scope.userId ?? null}::uuid, now())`;
  return id;
}

/**
 * Writes batches exactly as they will be sent; the lane they travel on is to be woken. In the caller's transaction, a
 * handful of statements however many there are; answers their ids.
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
    })),
  });
  const before = await lastAttempts(
    tx,
    frozen.flatMap(({ items }) => items.map((item) => item.expenseId)),
  );
  const items = frozen.flatMap(({ id: syncId, items: of }) =>
    of.map((item) => ({ ...item, id: newId(), syncId, attempt: (before.get(item.expenseId) ?? 0) + 1 })),
  );
  // As one parameter: thousands of records with nine columns each would be more than a statement takes.
  await tx.$executeRaw`
    insert into sync_items (id, company_id, sync_id, expense_id, attempt, expense_revision, record, state)
    select id, ${companyId}::uuid, "syncId", "expenseId", attempt, revision, record, 'queued'
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as item (id uuid, "syncId" uuid, "expenseId" uuid, attempt int, revision int, record jsonb)`;
  const ids = frozen.map(({ id }) => id);
  await tx.$executeRaw`
    update expenses set latest_item_id = i.id from sync_items i
    where i.sync_id = any(${ids}::uuid[]) and i.company_id = ${companyId}::uuid
      and expenses.id = i.expense_id and expenses.company_id = ${companyId}::uuid`;
  await recordAll(
    tx,
    scope,
    items.map(({ expenseId, syncId, attempt }) => ({
      action: 'expense.sync-requested',
      subject: expenseId,
      detail: { sync: syncId, attempt },
    })),
  );
  return ids;
}

/** The database's time: whoever freezes a batch may have another. */
const databaseNow = async (tx: Tx): Promise<Date> => {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select now() as now`;
  if (!row) throw new Error('the database does not know the time');
  return row.now;
};

/** How often each of these expenses was sent before. */
async function lastAttempts(tx: Tx, expenseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; attempt: number }[]>`
    select expense_id::text as id, max(attempt)::int as attempt from sync_items
    where expense_id = any(${[...expenseIds]}::uuid[]) group by 1`;
  return new Map(rows.map((row) => [row.id, row.attempt]));
}

export type OpenSync = Sync & {
  /** Whether the key may have been forgotten by Codat since it was first used. */
  readonly isKeyExpired: boolean;
  /** Whether it was frozen for books that are not the company's any more. */
  readonly isForFormerBooks: boolean;
  readonly items: readonly { id: string; expenseId: string; state: ItemState; expenseRevision: number }[];
};

const withItems = { items: { select: { id: true, expenseId: true, state: true, expenseRevision: true } } } as const;

export const loadSync = (
  scope: CompanyScope,
  by: { id: string } | { codatSyncId: string },
): Promise<Omit<OpenSync, 'isKeyExpired' | 'isForFormerBooks'> | null> =>
  inScope(scope, (tx) => tx.sync.findFirst({ where: { ...by, companyId: scope.companyId }, include: withItems }));

/**
 * Takes up what is to be sent now: queued, or sent before to no known end. The raised attempt is the fence: whoever
 * held one before can no longer write. Nothing, once the lane has passed to another.
 */
export const claimToSend = (lane: Lane, most: number, keyLifeMinutes: number): Promise<OpenSync[]> =>
  inScope(worker(lane.companyId), async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string; spent: boolean; others: boolean }[]>`
      update syncs set state = 'sending', attempt = attempt + 1, key_used_at = coalesce(key_used_at, now()), due_at = null
      where id in (
        select id from syncs where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state in ('queued', 'sending', 'unknown') order by due_at, id limit ${most} for update)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, key_used_at < now() - make_interval(mins => ${keyLifeMinutes}) as spent,
        not exists (select 1 from connections c where c.id = syncs.connection_id and c.removed_at is null) as others`;
    if (claimed.length === 0) return [];
    const ids = claimed.map((row) => row.id);
    await tx.syncItem.updateMany({ where: { syncId: { in: ids }, state: 'queued' }, data: { state: 'sending' } });
    await announce(tx, lane.companyId);
    const syncs = await tx.sync.findMany({ where: { id: { in: ids } }, include: withItems, orderBy: { id: 'asc' } });
    return syncs.map((sync) => {
      const { spent = false, others = false } = claimed.find((row) => row.id === sync.id) ?? {};
      return { ...sync, isKeyExpired: spent, isForFormerBooks: others };
    });
  });

/** Takes up the sent ones that are to be asked after now, and says when they would be asked after again. */
export const claimToSettle = (
  lane: Lane,
  most: number,
  sweepMinutes: readonly number[],
): Promise<(Omit<OpenSync, 'isKeyExpired' | 'isForFormerBooks'> & { readonly overdue: boolean })[]> =>
  inScope(worker(lane.companyId), async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string; overdue: boolean }[]>`
      update syncs set due_at = (
        select coalesce(min(sweep), now() + make_interval(mins => ${sweepMinutes.at(-1) ?? 30}))
        from (select sent_at + make_interval(mins => minutes) as sweep from unnest(${[...sweepMinutes]}::int[]) as minutes) as sweeps
        where sweep > now())
      where id in (
        select id from syncs where company_id = ${lane.companyId}::uuid and due_at <= now() and state = 'sent'
        order by due_at, id limit ${most} for update)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, sent_at + make_interval(mins => ${sweepMinutes.at(-1) ?? 30}) <= now() as overdue`;
    if (claimed.length === 0) return [];
    const syncs = await tx.sync.findMany({
      where: { id: { in: claimed.map((row) => row.id) } },
      include: withItems,
      orderBy: { id: 'asc' },
    });
    return syncs.map((sync) => ({
      ...sync,
      overdue: claimed.find((row) => row.id === sync.id)?.overdue ?? false,
    }));
  });

const moveItems = (tx: Tx, syncId: string, state: ItemState, from: ItemState[]) =>
  tx.syncItem.updateMany({ where: { syncId, state: { in: from } }, data: { state } });

/** Codat has taken the batch: keep its sync id, and when to ask after it even if no webhook comes. */
export const recordSent = (sync: Sync, codatSyncId: string, askAfterMinutes: number): Promise<boolean> =>
  inScope(worker(sync.companyId), async (tx) => {
    // The message about it may have been quicker than this answer; then it is asked after at once.
    const count = await tx.$executeRaw`
      update syncs set state = 'sent', codat_sync_id = ${codatSyncId}::uuid, sent_at = now(),
        due_at = case when exists (
            select 1 from webhook_messages where company_id = ${sync.companyId}::uuid and received_at > syncs.requested_at
              and body->'payload'->>'syncId' = ${codatSyncId})
          then now() else now() + make_interval(mins => ${askAfterMinutes}) end
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sending'`;
    if (count === 0) return false;
    await moveItems(tx, sync.id, 'sent', ['queued', 'sending', 'unknown']);
    await announce(tx, sync.companyId);
    return true;
  });

/** Codat could not be asked: it is asked again soon, and less often the longer the sync has been out. */
export const reschedulePoll = (sync: Pick<Sync, 'id' | 'companyId'>): Promise<unknown> =>
  inScope(
    worker(sync.companyId),
    (tx) =>
      tx.$executeRaw`
      update syncs set due_at = now() + greatest(interval '5 seconds', least(interval '5 minutes', (now() - sent_at) / 4))
      where id = ${sync.id}::uuid and state = 'sent'`,
  );

/**
 * A message says that there is news of a sync: it is asked after now. `perhaps`: it may be one whose answer is being
 * kept at this moment.
 */
export const triggerPoll = (scope: CompanyScope, codatSyncId: string): Promise<'heard' | 'perhaps' | 'nothing'> =>
  inScope(scope, async (tx) => {
    const count = await tx.$executeRaw`
      update syncs set due_at = now() where codat_sync_id = ${codatSyncId}::uuid and company_id = ${scope.companyId}::uuid
        and state = 'sent'`;
    if (count > 0) await wakeLane(tx, scope.companyId);
    if (count > 0) return 'heard' as const;
    if (await tx.sync.findUnique({ where: { codatSyncId }, select: { id: true } })) return 'nothing' as const;
    const waiting = await tx.sync.count({
      where: { companyId: scope.companyId, state: { in: ['sending', 'unknown'] } },
    });
    return waiting > 0 ? ('perhaps' as const) : ('nothing' as const);
  });

/** Which of Codat's syncs are kept already as other ones of ours. */
export const findRecordedElsewhere = (
  scope: CompanyScope,
  syncId: string,
  codatSyncIds: readonly string[],
): Promise<ReadonlySet<string | null>> =>
  inScope(scope, (tx) =>
    tx.sync.findMany({
      where: { companyId: scope.companyId, codatSyncId: { in: [...codatSyncIds] }, NOT: { id: syncId } },
      select: { codatSyncId: true },
    }),
  ).then((rows) => new Set(rows.map((row) => row.codatSyncId)));

/** Keeps which of Codat's syncs had written records of this one before, so that their receipts can follow them. */
export const recordEarlierSync = (sync: Sync, codatSyncId: string): Promise<unknown> =>
  inScope(worker(sync.companyId), (tx) =>
    tx.sync.updateMany({ where: { id: sync.id, attempt: sync.attempt, codatSyncId: null }, data: { codatSyncId } }),
  );

/**
 * Gives the sync back, to be tried again after that many seconds. `unknown` when it may have landed, and it stays so
 * until the books were looked into and it is `not-found`: only then it may go under a new key, as if never sent.
 * `blocked` was refused for what it is not to blame for, and Codat keeps that answer under its key: it needs a new one,
 * and where an earlier sending came to no known end, a look into the books first (an old key is a spent one).
 */
export const rescheduleSend = (
  sync: Sync,
  again: { afterSeconds: number; outcome: 'not-sent' | 'unknown' | 'not-found' | 'blocked' },
): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    const { outcome, afterSeconds } = again;
    const [given] = await tx.$queryRaw<{ state: Sync['state'] }[]>`
      update syncs set due_at = now() + make_interval(secs => ${afterSeconds}),
        state = case
          when ${outcome} = 'unknown' then 'unknown'
          when ${outcome} <> 'not-found' and lost.any then 'unknown'
          else 'queued' end::"SyncState",
        idempotency_key = case when ${outcome} in ('not-found', 'blocked') then gen_random_uuid() else idempotency_key end,
        key_used_at = case
          when ${outcome} = 'not-found' or (${outcome} = 'blocked' and not lost.any) then null
          when ${outcome} = 'blocked' then 'epoch'
          else key_used_at end
      from (select exists (select 1 from sync_items where sync_id = ${sync.id}::uuid and state = 'unknown') as any) as lost
      where id = ${sync.id}::uuid and attempt = ${sync.attempt} and state = 'sending'
      returning state`;
    if (!given) return;
    if (given.state === 'unknown') await moveItems(tx, sync.id, 'unknown', ['queued', 'sending']);
    else await moveItems(tx, sync.id, 'queued', ['sending', 'unknown']);
    await announce(tx, sync.companyId);
  });

/** A sync that has been open for too long without news: its outcome is unknown until the books say. */
export const markUnknown = (sync: Pick<Sync, 'id' | 'companyId'>): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    await moveItems(tx, sync.id, 'unknown', ['sent']);
    await announce(tx, sync.companyId);
  });

/**
 * Takes records out of a sync that were not written and not to blame, to be sent by themselves: these become
 * withdrawn, and a batch of their own is frozen with the same content. `again` where they were sent for nothing.
 */
export const resendSeparately = (
  sync: Sync,
  batch: Pick<FrozenSync, 'payload' | 'payloadSha256'>,
  expenseIds: readonly string[],
  again: { readonly afterSeconds: number } | null = null,
): Promise<void> =>
  inScope(worker(sync.companyId), async (tx) => {
    const open: ItemState[] = ['queued', 'sending', 'sent', 'unknown'];
    await tx.$executeRaw`select 1 from syncs where id = ${sync.id}::uuid for update`;
    const items = await tx.syncItem.findMany({
      where: { syncId: sync.id, expenseId: { in: [...expenseIds] }, state: { in: open } },
    });
    if (items.length === 0) return;
    await tx.syncItem.updateMany({
      where: { id: { in: items.map((item) => item.id) } },
      data: { state: 'withdrawn', settledAt: new Date() },
    });
    await freezeSyncs(tx, { ...worker(sync.companyId), userId: sync.requestedById }, [
      {
        runId: sync.runId,
        connectionId: sync.connectionId,
        kind: sync.kind,
        mappingVersionId: sync.mappingVersionId,
        renewals: sync.renewals + (again ? 1 : 0),
        afterSeconds: again?.afterSeconds ?? 0,
        ...batch,
        items: items.map((item) => ({
          expenseId: item.expenseId,
          revision: item.expenseRevision,
          record: serializeRecord(parseRecord(item.record)),
        })),
      },
    ]);
    await closeWhenSettled(tx, sync.id);
    await wakeLane(tx, sync.companyId);
    await announce(tx, sync.companyId);
  });

/** Ends a sync whose every record has come to an end. Answers whether it is. */
export async function closeWhenSettled(tx: Tx, syncId: string): Promise<boolean> {
  const items = await tx.syncItem.findMany({ where: { syncId }, select: { state: true } });
  if (!items.every((item) => isSettled(item.state))) return false;
  await tx.$executeRaw`
    update syncs set state = 'settled', settled_at = now(), due_at = null where id = ${syncId}::uuid and settled_at is null`;
  return true;
}

/**
 * Takes back what has not been sent yet: of one run, or of the company. What may have arrived goes on. Answers how many
 * expenses came back.
 */
export async function withdrawQueued(tx: Tx, scope: CompanyScope, runId?: string): Promise<number> {
  const of = { companyId: scope.companyId, state: 'queued' as const, ...(runId && { runId }) };
  // Locked first: a worker that claims one at this moment has it, or has it not.
  await tx.$executeRaw`
    select 1 from syncs where company_id = ${scope.companyId}::uuid and state = 'queued' order by id for update`;
  const syncs = await tx.sync.findMany({ where: of, select: { id: true } });
  const ids = syncs.map((sync) => sync.id);
  const items = await tx.syncItem.findMany({
    where: { syncId: { in: ids }, state: 'queued' },
    select: { id: true, expenseId: true },
  });
  await tx.syncItem.updateMany({
    where: { id: { in: items.map((item) => item.id) } },
    data: { state: 'withdrawn', settledAt: new Date() },
  });
  await recordAll(
    tx,
    scope,
    items.map((item) => ({ action: 'expense.sync-stopped', subject: item.expenseId })),
  );
  for (const id of ids) await closeWhenSettled(tx, id);
  return items.length;
}
