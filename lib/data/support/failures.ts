import 'server-only';
import { inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { ConnectionStatus } from '@/lib/data/generated/enums';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { titleSql } from '@/lib/data/movement/title';
import { refNamesIn } from '@/lib/data/ref-names';
import { attemptsIn, deliveriesIn } from '@/lib/data/sync/history';
import { recordIdOf } from '@/lib/data/sync/sync-items';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import { parseSent, sentRefsOf } from '@/lib/domain/books/sent-record';
import { unknownCause } from '@/lib/domain/causes/catalogue';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { Money } from '@/lib/domain/money';
import { mostCounted } from '@/lib/domain/number';
import type { ItemState } from '@/lib/domain/sync/sync';
import { currentFailures, type FailureFilter, whereFailure } from './failure-filter';
import { supportOverview } from './overview';

const scopeOf = (staff: StaffViewer) => ({ userId: staff.userId, role: 'staff' });

/** A failed sync of an expense in any company, as the support queue shows it. */
export type FailedItem = {
  readonly id: string;
  readonly expenseId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly companySlug: string;
  readonly package: PackageKey | null;
  readonly merchant: string;
  readonly day: string;
  readonly amount: Money;
  readonly message: string | null;
  readonly causeCode: string;
  readonly attempt: number;
  readonly failedAt: Date;
};

/**
 * Selects failures with the same cause. `code` is an entry of the cause catalogue. For an unknown cause, `causeId`
 * selects the failures with the same message. Without `companyId` it selects failures of all companies.
 */
export type SameCause = {
  readonly code: string;
  readonly causeId: string | null;
  readonly companyId?: string | undefined;
};

const pageSize = 50;

const newestFailed = {
  state: 'failed' as const,
  latestOf: { is: { status: 'failed' as const, removedAt: null } },
};

/**
 * Returns the expenses of all companies whose newest attempt failed. The newest failure comes first. A filter looks
 * through the next 10,000 failures.
 */
export const listFailures = (staff: StaffViewer, filter: FailureFilter, at: PageAt): Promise<Page<FailedItem>> =>
  inScope(scopeOf(staff), async (tx) => {
    const { where, take } = keyset(at, pageSize);
    const { gt, lt }: { gt?: string; lt?: string } = where.id ?? {};
    const beyond = gt
      ? Prisma.sql`and m.latest_item_id > ${gt}::uuid`
      : lt
        ? Prisma.sql`and m.latest_item_id < ${lt}::uuid`
        : Prisma.empty;
    const order = gt ? Prisma.sql`asc` : Prisma.sql`desc`;
    const read = await tx.$queryRaw<ItemRow[]>`
      with found as (
        select i.id from (
          select m.latest_item_id as id, i.cause_id, i.message, i.movement_id, i.sync_id, i.company_id ${currentFailures}
          ${beyond} order by m.latest_item_id ${order} limit ${mostCounted}) i
        where ${whereFailure(filter)} order by i.id ${order} limit ${take})
      select ${itemColumns} from found join sync_items i on i.id = found.id ${itemTables} order by i.id ${order}`;
    return pageOf(read.map(toItem), at, pageSize);
  });

const ofCause = ({ code, causeId, companyId }: SameCause) => ({
  ...newestFailed,
  // Unknown causes share one code, so failures with the same message are found by the cause id.
  ...(code === unknownCause.code ? { causeId } : { cause: { code } }),
  ...(companyId && { companyId }),
});

/** Returns how many expenses currently fail for this cause, in one company and in all, each counted up to 10,000. */
export async function countSameCause(
  staff: StaffViewer,
  same: Omit<SameCause, 'companyId'>,
  companyId: string,
): Promise<{ readonly ofCompany: number; readonly ofAll: number }> {
  const isKnown = same.code !== unknownCause.code;
  const { causes } = await supportOverview(staff);
  const count = (where: Prisma.Sql) => Prisma.sql`(
    select count(*)::int from (select 1 from movements m
      where m.status = 'failed' and m.removed_at is null and ${where} and ${isCause(same)} limit ${mostCounted + 1}) counted)`;
  const [counted] = await inScope(
    scopeOf(staff),
    (tx) => tx.$queryRaw<{ ofCompany: number; ofAll: number }[]>`
      select ${count(Prisma.sql`m.company_id = ${companyId}::uuid`)} as "ofCompany",
        ${isKnown ? Prisma.sql`0` : count(Prisma.sql`true`)} as "ofAll"`,
  );
  return {
    ofCompany: counted?.ofCompany ?? 0,
    ofAll: isKnown ? (causes.find(({ code }) => code === same.code)?.count ?? 0) : (counted?.ofAll ?? 0),
  };
}

// Unknown causes share one code, so failures with the same message are found by the cause id.
const isCause = ({ code, causeId }: SameCause): Prisma.Sql =>
  code === unknownCause.code
    ? Prisma.sql`m.failure_cause_id is not distinct from ${causeId}::uuid`
    : Prisma.sql`m.failure_cause_id = any(array(select id from causes where code = ${code}))`;

/** Returns the ids of the expenses that currently fail for this cause, by company. Reads them in pages. */
export const failuresOfCause = (staff: StaffViewer, same: SameCause): Promise<ReadonlyMap<string, readonly string[]>> =>
  inScope(scopeOf(staff), async (tx) => {
    const byCompany = new Map<string, string[]>();
    for (let after: string | undefined, isLast = false; !isLast; ) {
      const items: Failed[] = await tx.syncItem.findMany({
        where: { AND: [ofCause(same), after ? { id: { gt: after } } : {}] },
        select: { id: true, companyId: true, movementId: true },
        orderBy: { id: 'asc' },
        take: failuresPerRead,
      });
      for (const { companyId, movementId } of items)
        byCompany.set(companyId, [...(byCompany.get(companyId) ?? []), recordIdOf({ movementId })]);
      after = items.at(-1)?.id;
      isLast = items.length < failuresPerRead;
    }
    return byCompany;
  });

type Failed = { readonly id: string; readonly companyId: string; readonly movementId: string | null };
const failuresPerRead = 1_000;

const itemColumns = Prisma.sql`
  i.id::text as id, i.movement_id::text as "expenseId", i.company_id::text as "companyId", c.name as "companyName",
  c.slug as "companySlug", k.code as "causeCode", k.package, ${titleSql} as merchant, m.day, m.amount_minor as "amountMinor", m.currency,
  i.message, i.attempt, coalesce(i.settled_at, i.created_at) as "failedAt"`;

/** The tables of those columns, for items `i`. */
const itemTables = Prisma.sql`
  join movements m on m.id = i.movement_id left join expenses e on e.id = m.id left join transfers t on t.id = m.id
  join companies c on c.id = m.company_id left join causes k on k.id = i.cause_id`;

type ItemRow = Omit<FailedItem, 'package' | 'merchant' | 'amount' | 'causeCode'> & {
  readonly package: string | null;
  readonly merchant: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly causeCode: string | null;
};

const toItem = ({ package: key, merchant, amountMinor, currency, causeCode, ...row }: ItemRow): FailedItem => ({
  ...row,
  package: key && isPackageKey(key) ? key : null,
  merchant: merchant ?? '',
  amount: { minor: amountMinor, currency },
  causeCode: causeCode ?? unknownCause.code,
});

/** Returns the failed sync of an expense with this id, with its newest attempts. Returns null if it does not exist. */
export const findFailure = (staff: StaffViewer, id: string) =>
  inScope(scopeOf(staff), async (tx) => {
    const [row] = await tx.$queryRaw<FailureRow[]>`
      select ${itemColumns}, i.state::text as state, i.record, i.sync_id::text as "syncId", i.cause_id::text as "causeId",
        s.connection_id::text as "connectionId", s.codat_sync_id::text as "codatSyncId", s.payload, v.number as "mappingNumber",
        g.name as category, n.package as "connectionPackage", n.status::text as "connectionStatus", n.organisation,
        n.lists_read_at as "listsReadAt", n.lock_date as "lockDate"
      from sync_items i ${itemTables} join syncs s on s.id = i.sync_id
        left join mapping_versions v on v.id = s.mapping_version_id
        left join expense_lines l on l.expense_id = m.id and l.position = 0 left join categories g on g.id = l.category_id
        left join connections n on n.company_id = i.company_id and n.removed_at is null
      where i.id = ${id}::uuid limit 1`;
    if (!row) return null;
    const { state, record, syncId, causeId, connectionId, codatSyncId, payload, mappingNumber, category, ...rest } =
      row;
    const { connectionPackage, connectionStatus, organisation, listsReadAt, lockDate, ...item } = rest;
    const attempts = await attemptsIn(tx, item.expenseId);
    return {
      item: toItem(item),
      category,
      names: await refNamesIn(
        tx,
        item.companyId,
        attempts.flatMap((attempt) => sentRefsOf(attempt.record)),
        connectionId,
      ),
      causeId,
      sent: parseSent(record),
      state,
      payload,
      codatSyncId,
      syncId,
      mappingNumber,
      attempts,
      deliveries: await deliveriesIn(tx, item.expenseId),
      connection:
        connectionPackage && connectionStatus
          ? { package: connectionPackage, status: connectionStatus, organisation, listsReadAt, lockDate }
          : null,
    };
  });

type FailureRow = ItemRow & {
  readonly state: ItemState;
  readonly record: unknown;
  readonly syncId: string;
  readonly causeId: string | null;
  readonly connectionId: string;
  readonly codatSyncId: string | null;
  readonly payload: string;
  readonly mappingNumber: number | null;
  /** The category of the first line now. */
  readonly category: string | null;
  readonly connectionPackage: string | null;
  readonly connectionStatus: ConnectionStatus | null;
  readonly organisation: string | null;
  readonly listsReadAt: Date | null;
  readonly lockDate: string | null;
};
