import 'server-only';
import { inScope } from '@/lib/data/db';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import { type PauseReason, pauseReasons } from '@/lib/domain/sync/lane';

/** A company whose lane is paused or currently leased by a worker. */
export type SupportLane = {
  readonly companyId: string;
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly pause: { readonly because: PauseReason; readonly since: Date; readonly until: Date } | null;
  /** The id of the worker that holds the lease, or null. */
  readonly holder: string | null;
  /**
   * `waiting` counts the expenses that are not sent yet. `open` counts those that are being sent or have no final
   * outcome yet.
   */
  readonly waiting: number;
  readonly open: number;
  readonly receipts: number;
  /** The number of failures in a row. */
  readonly failures: number;
};

const shownAtMost = 200;

/** Returns the paused lanes, those with the longest pause first, and then the leased ones. */
export const supportLanes = (staff: StaffViewer): Promise<SupportLane[]> =>
  inScope(
    { userId: staff.userId, role: 'staff' },
    (tx) => tx.$queryRaw<Row[]>`
    select l.company_id, c.name, l.failures, l.paused_because, l.paused_at, l.paused_until,
      case when l.lease_until > now() then l.holder::text end as holder,
      (select package from connections k where k.company_id = l.company_id and k.removed_at is null limit 1) as package,
      (select count(*)::int from sync_items i where i.company_id = l.company_id and i.state = 'queued') as waiting,
      (select count(*)::int from sync_items i where i.company_id = l.company_id and i.state in ('sending', 'sent', 'unknown')) as open,
      (select count(*)::int from receipt_deliveries d where d.company_id = l.company_id and d.due_at is not null) as receipts
    from lanes l join companies c on c.id = l.company_id
    where l.paused_because is not null or l.lease_until > now()
    order by l.paused_at nulls last, c.name limit ${shownAtMost}`,
  ).then((rows) => rows.map(toLane));

/** Returns the number of paused companies. */
export const countPausedLanes = (staff: StaffViewer): Promise<number> =>
  inScope({ userId: staff.userId, role: 'staff' }, (tx) => tx.lane.count({ where: { pausedBecause: { not: null } } }));

type Row = {
  company_id: string;
  name: string;
  failures: number;
  paused_because: string | null;
  paused_at: Date | null;
  paused_until: Date | null;
  holder: string | null;
  package: string | null;
  waiting: number;
  open: number;
  receipts: number;
};

function toLane({ company_id, name, paused_because, paused_at, paused_until, package: key, ...row }: Row): SupportLane {
  const because = pauseReasons.find((reason) => reason === paused_because);
  return {
    ...row,
    companyId: company_id,
    companyName: name,
    package: key && isPackageKey(key) ? key : null,
    pause: because && paused_until ? { because, since: paused_at ?? paused_until, until: paused_until } : null,
  };
}
