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

/** Returns every attempt to send an expense, newest first. */
export const attemptsOf = (scope: CompanyScope, movementId: string): Promise<Attempt[]> =>
  inScope(scope, (tx) => attemptsIn(tx, movementId));

export async function attemptsIn(tx: Tx, movementId: string): Promise<Attempt[]> {
  const rows = await tx.syncItem.findMany({
    where: { movementId },
    select: attemptColumns,
    orderBy: { attempt: 'desc' },
  });
  const versions = await tx.mappingVersion.findMany({
    where: { id: { in: rows.flatMap(({ sync }) => sync.mappingVersionId ?? []) } },
    select: { id: true, number: true },
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

/** Returns the deliveries of an expense's receipts, newest first. */
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

/** Returns the newest 50 audit events about a subject, such as an expense, newest first. */
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
