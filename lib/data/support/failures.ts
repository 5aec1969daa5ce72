import 'server-only';
import { cache } from 'react';
import { inScope } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { refNamesIn } from '@/lib/data/ref-names';
import { attemptsIn, deliveriesIn } from '@/lib/data/sync/history';
import { movementOf, recordIdOf } from '@/lib/data/sync/sync-items';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import { parseRecord, refsOf } from '@/lib/domain/books/record';
import { unknownCause } from '@/lib/domain/causes/catalogue';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { Money } from '@/lib/domain/money';
import { mostCounted } from '@/lib/domain/number';
import { type FailureFilter, whereFailure } from './failure-filter';

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

export type CauseCount = { readonly code: string; readonly count: number };

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
    const found = await tx.$queryRaw<{ id: string }[]>`
      select i.id from (
        select i.id, i.cause_id, i.message, i.movement_id, i.sync_id, i.company_id ${currentFailures}
        ${beyond} order by m.latest_item_id ${order} limit ${mostCounted}) i
      where ${whereFailure(filter)} order by i.id ${order} limit ${take}`;
    const ids = found.map(({ id }) => id);
    const read = await tx.syncItem.findMany({ where: { id: { in: ids } }, select: columns, take });
    const rows = read.map(toItem).sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    return pageOf(rows, at, pageSize);
  });

/** Starts from the movements: most failed items were followed by a later attempt. */
const currentFailures = Prisma.sql`
  from movements m join sync_items i on i.id = m.latest_item_id where m.status = 'failed' and m.removed_at is null`;

/**
 * Returns the causes of current failures in all companies, each with its number of failed expenses, most frequent
 * first. Counts the newest 10,000 failures, and one more when there are more. The result is cached for one request, so
 * that the navigation and the page share it.
 */
export const countCauses = (staff: StaffViewer): Promise<CauseCount[]> => causesFor(staff.userId);

const causesFor = cache(
  (userId: string): Promise<CauseCount[]> =>
    inScope(
      { userId, role: 'staff' },
      (tx) => tx.$queryRaw<CauseCount[]>`
      select coalesce(c.code, 'unknown') as code, count(*)::int as count
      from (select i.cause_id ${currentFailures} order by m.latest_item_id desc limit ${mostCounted + 1}) i
        left join causes c on c.id = i.cause_id
      group by 1 order by 2 desc, 1`,
    ),
);

const ofCause = ({ code, causeId, companyId }: SameCause) => ({
  ...newestFailed,
  // Unknown causes share one code, so failures with the same message are found by the cause id.
  ...(code === unknownCause.code ? { causeId } : { cause: { code } }),
  ...(companyId && { companyId }),
});

/** Returns how many expenses currently fail for this cause, counted up to 10,000. */
export const countSameCause = (staff: StaffViewer, same: SameCause): Promise<number> =>
  inScope(scopeOf(staff), (tx) =>
    tx.syncItem.findMany({ where: ofCause(same), select: { id: true }, take: mostCounted + 1 }),
  ).then((rows) => rows.length);

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

const columns = {
  id: true,
  movementId: true,
  companyId: true,
  attempt: true,
  message: true,
  settledAt: true,
  createdAt: true,
  cause: { select: { code: true, package: true } },
  movement: {
    select: {
      day: true,
      amountMinor: true,
      currency: true,
      expense: { select: { merchant: true } },
      company: { select: { name: true, slug: true } },
    },
  },
} as const;

type Read = {
  id: string;
  movementId: string | null;
  companyId: string;
  attempt: number;
  message: string | null;
  settledAt: Date | null;
  createdAt: Date;
  cause: { code: string; package: string } | null;
  movement: {
    day: string;
    amountMinor: bigint;
    currency: string;
    expense: { merchant: string } | null;
    company: { name: string; slug: string };
  } | null;
};

function toItem(read: Read): FailedItem {
  const { movement: _, movementId, cause, settledAt, createdAt, ...row } = read;
  const { company, expense, day, amountMinor, currency } = movementOf(read);
  return {
    ...row,
    expenseId: recordIdOf({ movementId }),
    companyName: company.name,
    companySlug: company.slug,
    package: cause && isPackageKey(cause.package) ? cause.package : null,
    merchant: expense?.merchant ?? '',
    day,
    amount: { minor: amountMinor, currency },
    causeCode: cause?.code ?? 'unknown',
    failedAt: settledAt ?? createdAt,
  };
}

/** Returns one failed sync of an expense, with its newest attempts. */
export const findFailure = (staff: StaffViewer, id: string) =>
  inScope(scopeOf(staff), async (tx) => {
    const item = await tx.syncItem.findUnique({
      where: { id },
      select: {
        ...columns,
        state: true,
        record: true,
        syncId: true,
        causeId: true,
        sync: { select: { connectionId: true, codatSyncId: true, mappingVersionId: true, payload: true } },
      },
    });
    if (!item?.movementId) return null;
    const attempts = await attemptsIn(tx, item.movementId);
    const connection = await tx.connection.findFirst({
      where: { companyId: item.companyId, removedAt: null },
      select: { package: true, status: true, organisation: true, linkedAt: true, listsReadAt: true, lockDate: true },
    });
    const { mappingVersionId } = item.sync;
    const mapping = mappingVersionId
      ? await tx.mappingVersion.findUnique({ where: { id: mappingVersionId }, select: { number: true } })
      : null;
    const category = await tx.expenseLine.findFirst({
      where: { expenseId: item.movementId, position: 0 },
      select: { category: { select: { name: true } } },
    });
    return {
      item: toItem(item),
      category: category?.category?.name ?? null,
      names: await refNamesIn(
        tx,
        item.companyId,
        attempts.flatMap((attempt) => refsOf(attempt.record)),
        item.sync.connectionId,
      ),
      causeId: item.causeId,
      sent: parseRecord(item.record),
      state: item.state,
      payload: item.sync.payload,
      codatSyncId: item.sync.codatSyncId,
      syncId: item.syncId,
      mappingNumber: mapping?.number ?? null,
      attempts,
      deliveries: await deliveriesIn(tx, item.movementId),
      connection,
    };
  });
