import 'server-only';
import { type CompanyScope, inScope, worker } from '@/lib/data/db';
import type { Sync } from '@/lib/data/generated/client';
import { projectItems } from '@/lib/data/movement/project-items';
import { announce } from '@/lib/data/queue';
import type { SyncProduct } from '@/lib/domain/sync/product';
import type { ItemState } from '@/lib/domain/sync/sync';
import type { Lane } from './lease';
import { recordIdOf } from './sync-items';

export type SyncWithItems = Sync & {
  /** `recordId` is the id of the movement, of the new entry or of the bank line. */
  readonly items: readonly { readonly id: string; readonly recordId: string; readonly state: ItemState }[];
};

export type SendableSync = SyncWithItems & {
  /** True if the idempotency key was first used so long ago that Codat may have forgotten it. */
  readonly isKeyExpired: boolean;
  /** Whether the batch was frozen for books that the company has disconnected since. */
  readonly isForFormerBooks: boolean;
  /** When the batch was claimed, by the clock of the database. */
  readonly claimedAt: Date;
};

export type SentSync = SyncWithItems & {
  /** Whether the time of the last scheduled poll has passed and the sync is still open. */
  readonly overdue: boolean;
};

const withItems = {
  items: { select: { id: true, movementId: true, entryId: true, lineId: true, state: true } },
} as const;

type Loaded = Sync & {
  readonly items: readonly {
    id: string;
    movementId: string | null;
    entryId: string | null;
    lineId: string | null;
    state: ItemState;
  }[];
};

const toSync = ({ items, ...sync }: Loaded): SyncWithItems => ({
  ...sync,
  items: items.map((item) => ({ id: item.id, recordId: recordIdOf(item), state: item.state })),
});

export const loadSync = (
  scope: CompanyScope,
  key: { id: string } | { codatSyncId: string },
): Promise<SyncWithItems | null> =>
  inScope(scope, (tx) => tx.sync.findFirst({ where: { ...key, companyId: scope.companyId }, include: withItems })).then(
    (sync) => sync && toSync(sync),
  );

/**
 * Claims due batches for sending: queued ones, and those whose last send was interrupted or is ambiguous. Each claim
 * raises the attempt, which is the fence: earlier claims can no longer save a result. Claims nothing once another
 * worker has leased the lane.
 *
 * The rows are chosen in a materialized step, here and in the other claims. As a plain subquery, Postgres may run the
 * choice again for each row that it updates, and then it claims more rows than `limit`. A second step
 * locks them in the order of their ids (lib/data/lock-order.ts).
 */
export const claimToSend = (lane: Lane, limit: number, keyLifeMinutes: number): Promise<SendableSync[]> =>
  inScope(worker(lane.companyId), async (tx) => {
    const claimed = await tx.$queryRaw<Claim[]>`
      with next as materialized (
        select id from syncs where company_id = ${lane.companyId}::uuid and due_at <= now()
          and state in ('queued', 'sending', 'unknown') order by due_at, id limit ${limit}),
      due as materialized (
        select id from syncs where id in (select id from next) and due_at <= now()
          and state in ('queued', 'sending', 'unknown') order by id for no key update)
      update syncs set state = 'sending', attempt = attempt + 1, key_used_at = coalesce(key_used_at, now()), due_at = null
      where id in (select id from due)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, now() as "claimedAt", key_used_at <= now() - make_interval(mins => ${keyLifeMinutes}) as "isKeyExpired",
        not exists (select 1 from connections c where c.id = syncs.connection_id and c.removed_at is null) as "isForFormerBooks"`;
    if (claimed.length === 0) return [];
    const ids = claimed.map((row) => row.id);
    await tx.syncItem.updateMany({ where: { syncId: { in: ids }, state: 'queued' }, data: { state: 'sending' } });
    await projectItems(tx, lane.companyId, { syncIds: ids });
    await announce(tx, lane.companyId, ['expenses', 'syncs']);
    const syncs = await tx.sync.findMany({ where: { id: { in: ids } }, include: withItems, orderBy: { id: 'asc' } });
    return syncs.flatMap((sync) => {
      const claim = claimed.find((row) => row.id === sync.id);
      return claim ? [{ ...toSync(sync), ...claim }] : [];
    });
  });

type Claim = Pick<SendableSync, 'id' | 'isKeyExpired' | 'isForFormerBooks' | 'claimedAt'>;

/**
 * Claims sent batches whose poll is due. Schedules the next poll, in case this one brings no result; `pollSeconds` has
 * the times of each product, in seconds after sending. Each claim raises
 * the attempt, so that an earlier claim cannot reschedule the poll.
 */
export const claimToSettle = (
  lane: Lane,
  limit: number,
  pollSeconds: Readonly<Record<SyncProduct, readonly number[]>>,
): Promise<SentSync[]> =>
  inScope(worker(lane.companyId), async (tx) => {
    const claimed = await tx.$queryRaw<{ id: string; overdue: boolean }[]>`
      with next as materialized (
        select id from syncs where company_id = ${lane.companyId}::uuid and due_at <= now() and state = 'sent'
        order by due_at, id limit ${limit}),
      due as materialized (
        select id from syncs where id in (select id from next) and due_at <= now() and state = 'sent'
        order by id for no key update),
      schedule as (
        select key as product, array_agg(value::int order by value::int) as seconds
        from jsonb_each(${JSON.stringify(pollSeconds)}::jsonb) as product (key, polls), jsonb_array_elements_text(polls)
        group by 1)
      update syncs set attempt = attempt + 1, due_at = coalesce(
        (select min(sent_at + make_interval(secs => poll)) from unnest(schedule.seconds) as poll
          where sent_at + make_interval(secs => poll) > now()),
        now() + make_interval(secs => schedule.seconds[array_upper(schedule.seconds, 1)]))
      from schedule
      where schedule.product = syncs.product::text and id in (select id from due)
        and exists (select 1 from lanes where company_id = ${lane.companyId}::uuid and fence = ${lane.fence})
      returning id, sent_at + make_interval(secs => schedule.seconds[array_upper(schedule.seconds, 1)]) <= now() as overdue`;
    if (claimed.length === 0) return [];
    const ids = claimed.map((row) => row.id);
    const syncs = await tx.sync.findMany({ where: { id: { in: ids } }, include: withItems, orderBy: { id: 'asc' } });
    return syncs.map((sync) => ({
      ...toSync(sync),
      overdue: claimed.find((row) => row.id === sync.id)?.overdue ?? false,
    }));
  });
