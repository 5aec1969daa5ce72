import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { instantCursor, parseInstantCursor } from '@/lib/data/keyset';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import { mostCounted } from '@/lib/domain/number';
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

const perPage = 50;

/** A page of lanes: the longest pause first. `older` and `newer` are the cursors of pauses that began before and after. */
export type LanePage = {
  readonly lanes: readonly SupportLane[];
  readonly older: PageAt | null;
  readonly newer: PageAt | null;
};

/**
 * Returns a page of the paused lanes, those with the longest pause first. The last page also has the lanes that are
 * leased and not paused, at most 50. Counts up to 10,000 items of each lane.
 */
export const supportLanes = (staff: StaffViewer, at: PageAt = {}): Promise<LanePage> =>
  inScope({ userId: staff.userId, role: 'staff' }, async (tx) => {
    const cursor = parseInstantCursor(at.after ?? at.before ?? '');
    const isBackward = cursor !== null && at.after === undefined;
    const beyond = cursor
      ? Prisma.sql`(l.paused_at, l.company_id) ${isBackward ? Prisma.sql`<` : Prisma.sql`>`} (${cursor.at}, ${cursor.id}::uuid)`
      : Prisma.sql`true`;
    const order = isBackward ? Prisma.sql`desc` : Prisma.sql`asc`;
    const read = await lanesIn(
      tx,
      Prisma.sql`l.paused_because is not null and ${beyond} order by l.paused_at ${order}, l.company_id ${order} limit ${perPage + 1}`,
    );
    const more = read.length > perPage;
    const kept = read.slice(0, perPage);
    const paused = isBackward ? kept.reverse() : kept;
    const [hasOlder, hasNewer] = isBackward ? [more, true] : [cursor !== null, more];
    const leased = hasNewer
      ? []
      : await lanesIn(
          tx,
          Prisma.sql`l.paused_because is null and l.lease_until > now() order by c.name limit ${perPage}`,
        );
    const cursorOf = (row: Row | undefined) => row && instantCursor(row.paused_at ?? new Date(0), row.company_id);
    return {
      lanes: [...paused, ...leased].map(toLane),
      older: hasOlder && paused.length > 0 ? { before: cursorOf(paused[0]) } : null,
      newer: hasNewer && paused.length > 0 ? { after: cursorOf(paused.at(-1)) } : null,
    };
  });

const lanesIn = (tx: Tx, which: Prisma.Sql): Promise<Row[]> =>
  tx.$queryRaw`
    select l.company_id, c.name, l.failures, l.paused_because, l.paused_at, l.paused_until,
      case when l.lease_until > now() then l.holder::text end as holder,
      (select package from connections k where k.company_id = l.company_id and k.removed_at is null limit 1) as package,
      (${counted(Prisma.sql`(
        select 1 from sync_items i where i.company_id = l.company_id and i.state = 'queued'
        union all select 1 from movements m where m.company_id = l.company_id and m.queued_run_id is not null) unsent`)}) as waiting,
      (${counted(Prisma.sql`sync_items i where i.company_id = l.company_id and i.state in ('sending', 'sent', 'unknown')`)}) as open,
      (${counted(Prisma.sql`receipt_deliveries d where d.company_id = l.company_id and d.due_at is not null`)}) as receipts
    from lanes l join companies c on c.id = l.company_id where ${which}`;

const counted = (rows: Prisma.Sql) =>
  Prisma.sql`select count(*)::int from (select 1 from ${rows} limit ${mostCounted + 1}) counted`;

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
