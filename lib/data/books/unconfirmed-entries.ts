import 'server-only';
import { inScope } from '@/lib/data/db';
import { type UnconfirmedEntry, unconfirmedUntil } from '@/lib/domain/books/new-entry';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { ItemState } from '@/lib/domain/sync/sync';

/** A new entry as JSON, with the state of its newest sync item. */
export type UnconfirmedRow = Pick<UnconfirmedEntry, 'id' | 'kind' | 'name'> & {
  readonly state: ItemState;
  readonly keyUsedAt: string | Date | null;
};

/** Returns the entry in a list of one, or an empty list if it can still be sent under its key. */
export function toUnconfirmed({ id, kind, name, state, keyUsedAt }: UnconfirmedRow, now: Date): UnconfirmedEntry[] {
  const until = unconfirmedUntil({ state, keyUsedAt: keyUsedAt === null ? null : new Date(keyUsedAt) }, now);
  return until ? [{ id, kind, name, until }] : [];
}

/** An unconfirmed entry with its company, for support staff. */
export type SupportEntry = UnconfirmedEntry & {
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly requestedAt: Date;
  /** Codat's id of the push; null when the response with it was lost. */
  readonly pushId: string | null;
};

const most = 50;

/** Returns the new entries of all companies that Codat has not confirmed: the oldest 50. */
export const unconfirmedEntries = (staff: StaffViewer): Promise<readonly SupportEntry[]> =>
  inScope({ userId: staff.userId, role: 'staff' }, async (tx) => {
    const rows = await tx.$queryRaw<(UnconfirmedRow & Omit<SupportEntry, keyof UnconfirmedEntry>)[]>`
      select e.id::text as id, e.kind::text as kind, e.name, i.state::text as state, s.key_used_at as "keyUsedAt",
        c.name as "companyName", k.package::text as package, s.requested_at as "requestedAt", s.codat_sync_id::text as "pushId"
      from new_entries e join sync_items i on i.id = e.latest_item_id join syncs s on s.id = i.sync_id
        join companies c on c.id = e.company_id join connections k on k.id = e.connection_id
      where e.listed_at is null and e.ref is null and i.state = 'unknown' and k.removed_at is null
      order by s.requested_at, e.id limit ${most}`;
    const now = new Date();
    return rows.flatMap(({ companyName, package: key, requestedAt, pushId, ...row }) =>
      toUnconfirmed(row, now).map((entry) => ({
        ...entry,
        companyName,
        package: key && isPackageKey(key) ? key : null,
        requestedAt,
        pushId,
      })),
    );
  });
