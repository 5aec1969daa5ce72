import 'server-only';
import { z } from 'zod';
import type { Money } from '@/lib/domain/money';
import type { ItemState } from '@/lib/domain/sync';
import type { Viewer } from '@/lib/domain/viewer';
import { inScope, type Scope } from './db';
import type { SyncState } from './generated/enums';

export type SyncRow = {
  readonly id: string;
  readonly state: SyncState;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly settledAt: Date | null;
  readonly counts: { readonly all: number; readonly synced: number; readonly failed: number; readonly open: number };
};

const pageSize = 30;

/** The company's syncs, newest first; the next page begins after the last id. */
export const listSyncs = (viewer: Viewer, after: string | null): Promise<{ rows: SyncRow[]; next: string | null }> =>
  inScope(viewer, async (tx) => {
    const read = await tx.sync.findMany({
      where: { companyId: viewer.companyId, ...(after && { id: { lt: after } }) },
      select: {
        id: true,
        state: true,
        requestedAt: true,
        settledAt: true,
        requestedBy: { select: { name: true } },
        items: { select: { state: true } },
      },
      orderBy: { id: 'desc' },
      take: pageSize + 1,
    });
    const rows = read
      .slice(0, pageSize)
      .map(({ requestedBy, items, ...sync }) => ({
        ...sync,
        requestedBy: requestedBy?.name ?? null,
        counts: countsOf(items),
      }));
    return { rows, next: read.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
  });

function countsOf(items: readonly { state: ItemState }[]): SyncRow['counts'] {
  const of = (...states: ItemState[]) => items.filter((item) => states.includes(item.state)).length;
  return {
    all: items.length,
    synced: of('synced'),
    failed: of('failed'),
    open: of('queued', 'sending', 'sent', 'unknown'),
  };
}

export type SyncItemRow = {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly day: string;
  readonly amount: Money;
  readonly state: ItemState;
  readonly message: string | null;
};

/** One sync with its records; null when it is not the viewer's to see. */
export const findSync = (viewer: Viewer, id: string): Promise<(SyncRow & { items: SyncItemRow[] }) | null> =>
  inScope(viewer, async (tx) => {
    const sync = await tx.sync.findFirst({
      where: { id, companyId: viewer.companyId },
      select: {
        id: true,
        state: true,
        requestedAt: true,
        settledAt: true,
        requestedBy: { select: { name: true } },
        items: {
          select: {
            id: true,
            state: true,
            message: true,
            expense: { select: { id: true, merchant: true, day: true, amountMinor: true, currency: true } },
          },
        },
      },
    });
    if (!sync) return null;
    const items = sync.items.map(({ expense, ...item }) => ({
      ...item,
      expenseId: expense.id,
      merchant: expense.merchant,
      day: expense.day,
      amount: { minor: expense.amountMinor, currency: expense.currency },
    }));
    return { ...sync, requestedBy: sync.requestedBy?.name ?? null, counts: countsOf(sync.items), items };
  });

/** The exact record that was sent, as far as a person reads it. */
const sentRecord = z.looseObject({
  lines: z
    .array(
      z.looseObject({
        netAmount: z.number(),
        taxAmount: z.number().optional(),
        accountRef: z.looseObject({ id: z.string() }).optional(),
      }),
    )
    .default([]),
});

export type Attempt = {
  readonly id: string;
  readonly syncId: string;
  readonly attempt: number;
  readonly state: ItemState;
  readonly message: string | null;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly settledAt: Date | null;
  readonly accountRefs: readonly string[];
};

/** Every time an expense was sent, the newest first. */
export const attemptsOf = (scope: Scope & { companyId: string }, expenseId: string): Promise<Attempt[]> =>
  inScope(scope, (tx) =>
    tx.syncItem.findMany({
      where: { expenseId, companyId: scope.companyId },
      select: {
        id: true,
        syncId: true,
        attempt: true,
        state: true,
        message: true,
        record: true,
        settledAt: true,
        sync: { select: { requestedAt: true, requestedBy: { select: { name: true } } } },
      },
      orderBy: { attempt: 'desc' },
    }),
  ).then((rows) =>
    rows.map(({ sync, record, ...row }) => ({
      ...row,
      requestedAt: sync.requestedAt,
      requestedBy: sync.requestedBy?.name ?? null,
      accountRefs: (sentRecord.safeParse(record).data?.lines ?? []).flatMap((line) =>
        line.accountRef ? [line.accountRef.id] : [],
      ),
    })),
  );

export type HistoryEntry = {
  readonly id: string;
  readonly action: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** What was done to a subject, the newest first. */
export const historyOf = (viewer: Viewer, subject: string): Promise<HistoryEntry[]> =>
  inScope(viewer, async (tx) => {
    const events = await tx.auditEvent.findMany({
      where: { companyId: viewer.companyId, subject },
      orderBy: { sequence: 'desc' },
      take: 50,
    });
    const actors = await tx.user.findMany({
      where: { id: { in: events.flatMap((event) => event.actorId ?? []) } },
      select: { id: true, name: true },
    });
    const names = new Map(actors.map((actor) => [actor.id, actor.name]));
    return events.map((event) => ({
      id: event.id,
      action: event.action,
      at: event.at,
      actor: event.actorId ? (names.get(event.actorId) ?? null) : null,
      detail: z.record(z.string(), z.unknown()).catch({}).parse(event.detail),
    }));
  });
