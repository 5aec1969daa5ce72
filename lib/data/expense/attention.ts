import 'server-only';
import { cache } from 'react';
import { claimCountsSql } from '@/lib/data/claim/counts';
import { inScope, type Tx, worker } from '@/lib/data/db';
import { type CounterRow, countersSql, statusCounts } from '@/lib/data/movement/counters';
import { type ProjectionProgress, progressSql } from '@/lib/data/movement/progress';
import { refreshStanding, type Standing } from '@/lib/data/movement/standing';
import { type LanePause, pauseOf, type StoredPause } from '@/lib/data/sync/lane-pause';
import { hasShownTasksSql } from '@/lib/data/task/tasks';
import type { Connection } from '@/lib/domain/books/books';
import { parseLinkFailure } from '@/lib/domain/books/link-outcome';
import { isPackageKey } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';
import { movementStatuses } from '@/lib/domain/movement/status';

/** What needs a person's attention, and the state of the books. Every page shows a part of it. */
export type Attention = Standing & {
  /** The number of expenses and transfers. */
  readonly expenses: number;
  /** How many of the ready, unknown, changed and waiting ones are transfers. */
  readonly transfers: Readonly<Record<'ready' | 'unknown' | 'changed' | 'waiting', number>>;
  readonly hasTransfers: boolean;
  readonly ready: number;
  readonly readyMinor: bigint;
  readonly failed: number;
  readonly unknown: number;
  readonly incomplete: number;
  /** The number of synced movements that were edited since, so that the books have older values. */
  readonly changed: number;
  readonly synced: number;
  /** The number of expenses and transfers that were queued and not sent yet. */
  readonly waiting: number;
  readonly underway: number;
  /** How many claims wait for approval, how many of these the viewer may decide about, and how many of their own were sent back. */
  readonly claims: { readonly waiting: number; readonly toDecide: number; readonly sentBack: number };
  readonly receiptsMissing: number;
  readonly oldestMissingReceipt: string | null;
  /** How many open movements were evaluated since a change that touches all of them; null when none are left. */
  readonly checking: ProjectionProgress | null;
  /** Whether there is work in the background that the mapping pages show (lib/data/task/tasks.ts). */
  readonly hasTasks: boolean;
  /** Why nothing is sent at the moment; null when the lane is not paused. */
  readonly pause: LanePause | null;
  readonly connection: Pick<
    Connection,
    | 'id'
    | 'status'
    | 'package'
    | 'linkStartedAt'
    | 'linkFailure'
    | 'linkedAt'
    | 'listsReadAt'
    | 'listsRequestedAt'
    | 'listsError'
  > | null;
};

/** The result is cached for one request, so that the navigation and the page share it. */
export const attentionOf = cache(async (viewer: Viewer): Promise<Attention> => {
  const facts = await inScope(viewer, (tx) => factsIn(tx, viewer));
  // The viewer's role may not write.
  const scope = worker(viewer.companyId);
  const standing = facts.standing ?? (await inScope(scope, (tx) => refreshStanding(tx, viewer.companyId)));
  const counts = statusCounts(facts.counters ?? []);
  const sum = (column: 'count' | 'transfers' | 'receiptsMissing') =>
    movementStatuses.reduce((total, status) => total + counts[status][column], 0);
  return {
    ...standing,
    expenses: sum('count'),
    transfers: {
      ready: counts.ready.transfers,
      unknown: counts.unknown.transfers,
      changed: counts.changed.transfers,
      waiting: counts.queued.transfers,
    },
    hasTransfers: sum('transfers') > 0,
    ready: counts.ready.count,
    readyMinor: counts.ready.baseMinor,
    failed: counts.failed.count,
    unknown: counts.unknown.count,
    incomplete: counts.incomplete.count,
    changed: counts.changed.count,
    synced: counts.synced.count,
    waiting: counts.queued.count,
    underway: counts.queued.count + counts.sending.count,
    claims: facts.claims ?? { waiting: 0, toDecide: 0, sentBack: 0 },
    receiptsMissing: sum('receiptsMissing'),
    oldestMissingReceipt: facts.oldestMissingReceipt,
    checking: facts.checking,
    hasTasks: facts.hasTasks,
    pause: pauseOf(facts),
    connection: connectionOf(facts),
  };
});

type Facts = StoredPause & {
  readonly counters: readonly CounterRow[] | null;
  readonly oldestMissingReceipt: string | null;
  readonly claims: Attention['claims'] | null;
  readonly checking: ProjectionProgress | null;
  readonly hasTasks: boolean;
  /** Null when it was never worked out, or is out of date. */
  readonly standing: Standing | null;
  readonly connectionId: string | null;
  readonly package: string;
  readonly status: Connection['status'];
  readonly linkStartedAt: Date;
  readonly linkFailure: string | null;
  readonly linkedAt: Date | null;
  readonly listsReadAt: Date | null;
  readonly listsRequestedAt: Date | null;
  readonly listsError: string | null;
};

async function factsIn(tx: Tx, viewer: Viewer): Promise<Facts> {
  const { companyId } = viewer;
  const [facts] = await tx.$queryRaw<Facts[]>`
    select (select json_agg(c) from (${countersSql(viewer, {})}) c) as counters,
      (select m.day from movements m where m.company_id = ${companyId}::uuid and m.receipt_missing and m.removed_at is null
        order by m.day, m.id limit 1) as "oldestMissingReceipt",
      (${claimCountsSql(viewer)}) as claims,
      (${progressSql(companyId)}) as checking, ${hasShownTasksSql(companyId)} as "hasTasks",
      (select json_build_object('mapped', s.mapped, 'unmapped', s.unmapped, 'broken', s.broken, 'brokenEntries', s.broken_entries,
        'defaultsMissing', s.defaults_missing, 'moveWaits', s.move_waits) from company_standings s
        where s.company_id = ${companyId}::uuid
          and not exists (select 1 from standing_changes n where n.company_id = ${companyId}::uuid)) as standing,
      c.id::text as "connectionId", c.package, c.status::text as status, coalesce(c.link_started_at, c.created_at) as "linkStartedAt",
      c.link_failure as "linkFailure", c.linked_at as "linkedAt", c.lists_read_at as "listsReadAt",
      c.lists_requested_at as "listsRequestedAt", c.lists_error as "listsError", l.paused_because as "pausedBecause",
      l.paused_at as "pausedAt", l.paused_until as "pausedUntil"
    from (select) one left join connections c on c.company_id = ${companyId}::uuid and c.removed_at is null
      left join lanes l on l.company_id = ${companyId}::uuid`;
  if (!facts) throw new Error('the database returns no row');
  return facts;
}

function connectionOf({ connectionId, ...facts }: Facts): Attention['connection'] {
  if (connectionId === null) return null;
  const { package: key, status, linkStartedAt, linkedAt, listsReadAt, listsRequestedAt, listsError } = facts;
  if (!isPackageKey(key)) throw new Error(`connection ${connectionId} has an unknown package: ${key}`);
  return {
    id: connectionId,
    package: key,
    status,
    linkStartedAt,
    linkFailure: parseLinkFailure(facts.linkFailure),
    linkedAt,
    listsReadAt,
    listsRequestedAt,
    listsError,
  };
}
