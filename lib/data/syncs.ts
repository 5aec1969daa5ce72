import 'server-only';
import { type KeptRecord, keepRecord, readRecord } from '@/lib/domain/books-record';
import { type ItemNews, type ItemState, isSettled, mayBecome, sweepMinutes } from '@/lib/domain/sync';
import { record, recordAll } from './audit';
import { type Cause, countCause } from './causes';
import { inScope, type Scope, type Tx } from './db';
import type { Sync } from './generated/client';
import { newId } from './id';
import { announce, enqueue } from './queue';

type CompanyScope = Scope & { companyId: string };

/** How long a worker may hold a sync before another takes it up. */
const leaseSeconds = 45;

export type FrozenSync = {
  readonly connectionId: string;
  readonly kind: 'expenses';
  readonly mappingVersionId: string;
  readonly payload: string;
  readonly payloadSha256: string;
  readonly items: readonly { expenseId: string; revision: number; record: KeptRecord }[];
};

/** Writes a batch exactly as it will be sent, with the job that sends it. In the caller's transaction; answers its id. */
export async function freezeSync(tx: Tx, scope: CompanyScope, sync: FrozenSync): Promise<string> {
  const id = newId();
  const { companyId } = scope;
  const { items, ...frozen } = sync;
  await tx.sync.create({
    data: {
      ...frozen,
      id,
      companyId,
      state: 'queued',
      idempotencyKey: crypto.randomUUID(),
      requestedById: scope.userId ?? null,
    },
    select: { id: true },
  });
  const before = await attemptsBefore(
    tx,
    items.map((item) => item.expenseId),
  );
  const frozenItems = items.map((item) => ({ id: newId(), attempt: (before.get(item.expenseId) ?? 0) + 1, ...item }));
  await tx.syncItem.createMany({
    data: frozenItems.map(({ revision, ...item }) => ({
      ...item,
      companyId,
      syncId: id,
      expenseRevision: revision,
      state: 'queued' as const,
    })),
  });
  await tx.$executeRaw`
    update expenses set latest_item_id = sync_items.id from sync_items
    where sync_items.sync_id = ${id}::uuid and expenses.id = sync_items.expense_id`;
  await recordAll(
    tx,
    scope,
    frozenItems.map(({ expenseId, attempt }) => ({
      action: 'expense.sync-requested',
      subject: expenseId,
      detail: { sync: id, attempt },
    })),
  );
  await enqueue(tx, { name: 'submit-sync', data: { companyId, syncId: id } });
  await announce(tx, companyId);
  return id;
}

/** How often each of these expenses was sent before. */
async function attemptsBefore(tx: Tx, expenseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const groups = await tx.syncItem.groupBy({
    by: ['expenseId'],
    where: { expenseId: { in: [...expenseIds] } },
    _count: true,
  });
  return new Map(groups.map((group) => [group.expenseId, group._count]));
}

/**
 * Takes up a sync that has yet to be sent, or whose sending came to no known end. The raised attempt is the fence:
 * whoever held it before can no longer write. `busy` while another worker holds it, `done` when it is sent or settled.
 */
export const claimSync = (scope: CompanyScope, syncId: string): Promise<Sync | 'busy' | 'done'> =>
  inScope(scope, async (tx) => {
    const { count } = await tx.sync.updateMany({
      where: {
        id: syncId,
        state: { in: ['queued', 'sending', 'unknown'] },
        OR: [{ leaseUntil: null }, { leaseUntil: { lt: new Date() } }],
      },
      data: { state: 'sending', attempt: { increment: 1 }, leaseUntil: new Date(Date.now() + leaseSeconds * 1000) },
    });
    const sync = await tx.sync.findUniqueOrThrow({ where: { id: syncId } });
    if (count === 0) return ['queued', 'sending', 'unknown'].includes(sync.state) ? 'busy' : 'done';
    if (!sync.keyUsedAt)
      await tx.sync.update({ where: { id: syncId }, data: { keyUsedAt: new Date() }, select: { id: true } });
    await advance(tx, syncId, 'sending', ['queued']);
    await announce(tx, scope.companyId);
    return { ...sync, keyUsedAt: sync.keyUsedAt ?? new Date() };
  });

const advance = (tx: Tx, syncId: string, state: ItemState, from: ItemState[]) =>
  tx.syncItem.updateMany({ where: { syncId, state: { in: from } }, data: { state } });

/** Writes only while the attempt is still the caller's. */
const fenced = (sync: Sync) => ({ id: sync.id, attempt: sync.attempt });

/** Codat has taken the batch: keep its sync id, and ask after it later even if no webhook comes. */
export const keepSent = (scope: CompanyScope, sync: Sync, codatSyncId: string): Promise<void> =>
  inScope(scope, async (tx) => {
    const sent = { state: 'sent' as const, codatSyncId, sentAt: new Date(), leaseUntil: null };
    const { count } = await tx.sync.updateMany({ where: { ...fenced(sync), state: 'sending' }, data: sent });
    if (count === 0) return;
    await advance(tx, sync.id, 'sent', ['queued', 'sending', 'unknown']);
    for (const minutes of sweepMinutes) {
      await enqueue(
        tx,
        { name: 'settle-sync', data: { companyId: scope.companyId, syncId: sync.id } },
        { afterSeconds: minutes * 60 },
      );
    }
    await announce(tx, scope.companyId);
  });

/** Which of Codat's syncs are kept already as other ones of ours. */
export const keptElsewhere = (
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
export const keepWrittenIn = (scope: CompanyScope, sync: Sync, codatSyncId: string): Promise<unknown> =>
  inScope(scope, (tx) => tx.sync.updateMany({ where: { ...fenced(sync), codatSyncId: null }, data: { codatSyncId } }));

/** Gives the sync back, to be tried again after that many seconds; `unknown` when it may have landed. */
export const tryLater = (
  scope: CompanyScope,
  sync: Sync,
  again: { afterSeconds: number; outcome: 'not-sent' | 'unknown'; newKey?: boolean },
): Promise<void> =>
  inScope(scope, async (tx) => {
    const unknown = again.outcome === 'unknown';
    const { count } = await tx.sync.updateMany({
      where: { ...fenced(sync), state: 'sending' },
      data: {
        state: unknown ? 'unknown' : 'queued',
        leaseUntil: null,
        ...(again.newKey && { idempotencyKey: crypto.randomUUID(), keyUsedAt: null }),
      },
    });
    if (count === 0) return;
    if (unknown) await advance(tx, sync.id, 'unknown', ['queued', 'sending']);
    await enqueue(
      tx,
      { name: 'submit-sync', data: { companyId: scope.companyId, syncId: sync.id } },
      { afterSeconds: again.afterSeconds },
    );
    await announce(tx, scope.companyId);
  });

export type OpenSync = Sync & {
  readonly items: { id: string; expenseId: string; state: ItemState; expenseRevision: number }[];
};

export const syncBy = (scope: CompanyScope, by: { id: string } | { codatSyncId: string }): Promise<OpenSync | null> =>
  inScope(scope, (tx) =>
    tx.sync.findFirst({
      where: { ...by, companyId: scope.companyId },
      include: { items: { select: { id: true, expenseId: true, state: true, expenseRevision: true } } },
    }),
  );

export type SettledNews = ItemNews & { readonly cause: Cause | null };

/**
 * Keeps what became of the records of a sync. News only moves them forward; what is late or repeated changes nothing.
 * When the last one is settled, so is the sync.
 */
export const keepNews = (
  scope: CompanyScope,
  syncId: string,
  news: readonly SettledNews[],
): Promise<{ settled: boolean; synced: number }> =>
  inScope(scope, async (tx) => {
    await tx.$executeRaw`select 1 from syncs where id = ${syncId}::uuid for update`;
    const items = await tx.syncItem.findMany({ where: { syncId } });
    let synced = 0;
    for (const item of items) {
      const said = news.find((entry) => entry.expenseId === item.expenseId);
      if (!said || !mayBecome(item.state, said.state)) continue;
      const causeId = said.cause ? await countCause(tx, said.cause) : null;
      const settledAt = isSettled(said.state) ? new Date() : null;
      await tx.syncItem.update({
        where: { id: item.id },
        data: { state: said.state, message: said.message, causeId, settledAt },
        select: { id: true },
      });
      item.state = said.state;
      if (!settledAt) continue;
      await record(tx, scope, `expense.${said.state}`, item.expenseId, {
        attempt: item.attempt,
        message: said.message,
      });
      if (said.state !== 'synced') continue;
      synced += 1;
      await tx.expense.update({
        where: { id: item.expenseId },
        data: { syncedRevision: item.expenseRevision },
        select: { id: true },
      });
    }
    const settled = items.every((item) => isSettled(item.state));
    if (settled) {
      await tx.sync.updateMany({
        where: { id: syncId, settledAt: null },
        data: { state: 'settled', settledAt: new Date(), leaseUntil: null },
      });
    }
    if (synced > 0) await enqueue(tx, { name: 'deliver-receipts', data: { companyId: scope.companyId, syncId } });
    await announce(tx, scope.companyId);
    return { settled, synced };
  });

/** A sync that has been open for too long without news: its outcome is unknown until the books say. */
export const keepUnknown = (scope: CompanyScope, syncId: string, askAgainSeconds: number): Promise<void> =>
  inScope(scope, async (tx) => {
    await advance(tx, syncId, 'unknown', ['sent']);
    await enqueue(
      tx,
      { name: 'settle-sync', data: { companyId: scope.companyId, syncId } },
      { afterSeconds: askAgainSeconds },
    );
    await announce(tx, scope.companyId);
  });

/** Splits off the records that were not to blame for a refused batch, to be sent by themselves. */
export const resend = (
  scope: CompanyScope,
  syncId: string,
  batch: Omit<FrozenSync, 'items'>,
  expenseIds: readonly string[],
): Promise<void> =>
  inScope(scope, async (tx) => {
    const items = await tx.syncItem.findMany({
      where: { syncId, expenseId: { in: [...expenseIds] }, state: { in: ['queued', 'sending', 'sent', 'unknown'] } },
    });
    if (items.length === 0) return;
    await tx.syncItem.updateMany({
      where: { id: { in: items.map((item) => item.id) } },
      data: { state: 'withdrawn', settledAt: new Date() },
    });
    const { requestedById } = await tx.sync.findUniqueOrThrow({
      where: { id: syncId },
      select: { requestedById: true },
    });
    await freezeSync(
      tx,
      { ...scope, userId: requestedById },
      {
        ...batch,
        items: items.map((item) => ({
          expenseId: item.expenseId,
          revision: item.expenseRevision,
          record: keepRecord(readRecord(item.record)),
        })),
      },
    );
  });
