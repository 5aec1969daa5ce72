import 'server-only';
import { z } from 'zod';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { DeliveryState, RunOrigin, SyncKind } from '@/lib/data/generated/enums';
import { type BooksRecord, parseRecord } from '@/lib/domain/books/record';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ItemState } from '@/lib/domain/sync/sync';

export type Attempt = {
  readonly id: string;
  readonly runId: string;
  readonly attempt: number;
  readonly kind: SyncKind;
  readonly state: ItemState;
  /** Whether the expense was withdrawn from its batch and resent in another batch of the same run. */
  readonly wasResent: boolean;
  readonly message: string | null;
  readonly origin: RunOrigin;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  /** Whether a support employee requested the sync. The company does not see their names. */
  readonly bySupport: boolean;
  readonly settledAt: Date | null;
  readonly mappingNumber: number | null;
  readonly record: BooksRecord;
};

/** Attempts are numbered from 1, so a page of them whose last number is larger has another page after it. */
export const attemptsPerPage = 25;

/** Returns the newest attempts to send a movement, or those below the number `below`: at most 25, newest first. */
export const attemptsOf = (scope: CompanyScope, movementId: string, below?: number): Promise<Attempt[]> =>
  inScope(scope, (tx) => attemptsIn(tx, movementId, below));

export async function attemptsIn(tx: Tx, movementId: string, below?: number): Promise<Attempt[]> {
  const rows = await tx.syncItem.findMany({
    where: { movementId, ...(below !== undefined && { attempt: { lt: below } }) },
    select: attemptColumns,
    orderBy: { attempt: 'desc' },
    take: attemptsPerPage,
  });
  const versions = await tx.mappingVersion.findMany({
    where: { id: { in: rows.flatMap(({ sync }) => sync.mappingVersionId ?? []) } },
    select: { id: true, number: true },
    take: rows.length,
  });
  const numbers = new Map(versions.map((version) => [version.id, version.number]));
  return rows.flatMap(({ sync: { run, kind, mappingVersionId }, record, ...row }, index) =>
    // A movement is always sent in a run.
    run
      ? {
          ...row,
          runId: run.id,
          kind,
          origin: run.origin,
          requestedAt: run.requestedAt,
          requestedBy: run.requestedBy?.name ?? null,
          bySupport: run.requestedById !== null && run.requestedBy === null,
          wasResent: row.state === 'withdrawn' && rows[index - 1]?.sync.run?.id === run.id,
          mappingNumber: numbers.get(mappingVersionId ?? '') ?? null,
          record: parseRecord(record),
        }
      : [],
  );
}

const attemptColumns = {
  id: true,
  attempt: true,
  state: true,
  message: true,
  record: true,
  settledAt: true,
  sync: {
    select: {
      kind: true,
      mappingVersionId: true,
      run: {
        select: {
          id: true,
          origin: true,
          requestedAt: true,
          requestedById: true,
          requestedBy: { select: { name: true } },
        },
      },
    },
  },
} as const;

/** The delivery of a receipt to the record of its expense in the books. */
export type DeliveryHistory = {
  readonly receiptId: string;
  readonly fileName: string;
  readonly state: DeliveryState;
  readonly message: string | null;
  /**
   * The number of claims of the receipt, for sending or for a lookup. `looks` counts only the lookups since its last
   * upload.
   */
  readonly tries: number;
  readonly looks: number;
  readonly attachmentId: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

const deliveriesShown = 100;

/** Returns the deliveries of an expense's receipts, newest first, at most 100. */
export const deliveriesOf = (scope: CompanyScope, expenseId: string): Promise<DeliveryHistory[]> =>
  inScope(scope, (tx) => deliveriesIn(tx, expenseId));

export const deliveriesIn = (tx: Tx, expenseId: string): Promise<DeliveryHistory[]> =>
  tx.receiptDelivery
    .findMany({
      where: { item: { movementId: expenseId }, receipt: { removedAt: null } },
      select: {
        receiptId: true,
        state: true,
        message: true,
        attempt: true,
        looks: true,
        attachmentId: true,
        createdAt: true,
        changedAt: true,
        receipt: { select: { fileName: true } },
      },
      orderBy: { createdAt: 'desc' },
      take: deliveriesShown,
    })
    .then((rows) =>
      rows.map(({ receipt, attempt, ...row }) => ({ ...row, fileName: receipt.fileName, tries: attempt })),
    );

export type HistoryEntry = {
  readonly id: string;
  readonly action: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

const eventsPerPage = 50;

/**
 * Returns the newest audit events about a subject, such as an expense, or those below the sequence number `below`: at
 * most 50, newest first. `older` is the number below which the next page starts; null when there is none.
 */
export const historyOf = (
  viewer: Viewer,
  subject: string,
  below?: number,
): Promise<{ readonly rows: readonly HistoryEntry[]; readonly older: number | null }> =>
  inScope(viewer, async (tx) => {
    const read = await tx.auditEvent.findMany({
      where: { companyId: viewer.companyId, subject, ...(below !== undefined && { sequence: { lt: below } }) },
      orderBy: { sequence: 'desc' },
      take: eventsPerPage + 1,
    });
    const events = read.slice(0, eventsPerPage);
    const actors = await tx.user.findMany({
      where: { id: { in: events.flatMap((event) => event.actorId ?? []) } },
      select: { id: true, name: true },
      take: eventsPerPage,
    });
    const names = new Map(actors.map((actor) => [actor.id, actor.name]));
    const rows = events.map((event) => ({
      id: event.id,
      action: event.action,
      at: event.at,
      actor: event.actorId ? (names.get(event.actorId) ?? null) : null,
      detail: z.record(z.string(), z.unknown()).catch({}).parse(event.detail),
    }));
    return { rows, older: read.length > eventsPerPage ? Number(events.at(-1)?.sequence) : null };
  });
