import 'server-only';
import { z } from 'zod';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { DeliveryState, RunOrigin, SyncKind } from '@/lib/data/generated/enums';
import { parseSent, type SentRecord } from '@/lib/domain/books/sent-record';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ItemState } from '@/lib/domain/sync/sync';

/** One attempt to send a movement. `R` is the record that it sent. */
export type Attempt<R extends SentRecord = SentRecord> = {
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
  /** The connection whose books it was sent to. */
  readonly connectionId: string;
  readonly record: R;
};

/** Attempts are numbered from 1, so a page of them whose last number is larger has another page after it. */
export const attemptsPerPage = 25;

/** Returns the newest attempts to send a movement, or those below the number `below`: at most 25, newest first. */
export const attemptsOf = (scope: CompanyScope, movementId: string, below?: number): Promise<Attempt[]> =>
  inScope(scope, (tx) => attemptsIn(tx, movementId, { below }));

type AttemptsQuery = { readonly below?: number | undefined; readonly most?: number };

/** Like `attemptsOf`, at most `most` of them. One statement reads them with their runs. */
export const attemptsIn = (tx: Tx, movementId: string, query: AttemptsQuery = {}): Promise<Attempt[]> =>
  attemptsAs(parseSent, tx, movementId, query);

/** Returns the attempts of a movement of one kind, whose records `parse` reads. */
export async function attemptsAs<R extends SentRecord>(
  parse: (json: unknown) => R,
  tx: Tx,
  movementId: string,
  { below, most = attemptsPerPage }: AttemptsQuery,
): Promise<Attempt<R>[]> {
  const rows = await tx.$queryRaw<AttemptRow[]>`
    select i.id::text as id, i.attempt, i.state::text as state, i.message, i.record, i.settled_at as "settledAt",
      s.kind::text as kind, s.connection_id::text as "connectionId", r.id::text as "runId", r.origin::text as origin,
      r.requested_at as "requestedAt", r.requested_by_id::text as "requestedById", u.name as "requestedBy",
      v.number as "mappingNumber"
    from sync_items i join syncs s on s.id = i.sync_id
      -- A movement is always sent in a run.
      join sync_runs r on r.id = s.run_id left join users u on u.id = r.requested_by_id
      left join mapping_versions v on v.id = s.mapping_version_id
    where i.movement_id = ${movementId}::uuid and (${below ?? null}::int is null or i.attempt < ${below ?? null}::int)
    order by i.attempt desc limit ${most}`;
  return rows.map(({ requestedById, record, ...row }, index) => ({
    ...row,
    bySupport: requestedById !== null && row.requestedBy === null,
    wasResent: row.state === 'withdrawn' && rows[index - 1]?.runId === row.runId,
    record: parse(record),
  }));
}

type AttemptRow = Omit<Attempt, 'bySupport' | 'wasResent' | 'record'> & {
  readonly requestedById: string | null;
  readonly record: unknown;
};

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
export const deliveriesIn = (tx: Tx, expenseId: string): Promise<DeliveryHistory[]> =>
  tx.$queryRaw<DeliveryHistory[]>`
    select d.receipt_id::text as "receiptId", r.file_name as "fileName", d.state::text as state, d.message,
      d.attempt as tries, d.looks, d.attachment_id as "attachmentId", d.created_at as "createdAt", d.changed_at as "changedAt"
    from sync_items i join receipt_deliveries d on d.item_id = i.id join receipts r on r.id = d.receipt_id
    where i.movement_id = ${expenseId}::uuid and r.removed_at is null
    order by d.created_at desc limit ${deliveriesShown}`;

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
    const read = await tx.$queryRaw<EventRow[]>`
      select e.id::text as id, e.sequence, e.action, e.at, e.detail, u.name as actor
      from audit_events e left join users u on u.id = e.actor_id
      where e.company_id = ${viewer.companyId}::uuid and e.subject = ${subject}
        and (${below ?? null}::bigint is null or e.sequence < ${below ?? null}::bigint)
      order by e.sequence desc limit ${eventsPerPage + 1}`;
    const events = read.slice(0, eventsPerPage);
    const rows = events.map(({ sequence: _, detail, ...event }) => ({
      ...event,
      detail: z.record(z.string(), z.unknown()).catch({}).parse(detail),
    }));
    return { rows, older: read.length > eventsPerPage ? Number(events.at(-1)?.sequence) : null };
  });

type EventRow = Omit<HistoryEntry, 'detail'> & { readonly sequence: bigint; readonly detail: unknown };
