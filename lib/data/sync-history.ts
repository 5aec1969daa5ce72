import 'server-only';
import { z } from 'zod';
import { type BooksRecord, readRecord } from '@/lib/domain/books-record';
import type { ItemState } from '@/lib/domain/sync';
import type { Viewer } from '@/lib/domain/viewer';
import { inScope, type Scope } from './db';

export type Attempt = {
  readonly id: string;
  readonly syncId: string;
  readonly attempt: number;
  readonly state: ItemState;
  readonly message: string | null;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly settledAt: Date | null;
  readonly record: BooksRecord;
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
      record: readRecord(record),
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
