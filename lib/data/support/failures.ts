import 'server-only';
import { inScope } from '@/lib/data/db';
import { keyset, type Page, pageOf } from '@/lib/data/keyset';
import { refNamesIn } from '@/lib/data/ref-names';
import { attemptsIn, deliveriesIn } from '@/lib/data/sync/history';
import { movementOf, recordIdOf } from '@/lib/data/sync/sync-items';
import { isPackageKey, type PackageKey } from '@/lib/domain/books/package';
import { parseRecord, refsOf } from '@/lib/domain/books/record';
import { catalogue, unknownCause } from '@/lib/domain/causes/catalogue';
import type { CauseKind } from '@/lib/domain/causes/entry';
import type { StaffViewer } from '@/lib/domain/company/viewer';
import type { PageAt } from '@/lib/domain/list/page-at';
import type { Money } from '@/lib/domain/money';

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

export type FailureFilter = {
  readonly cause?: string | undefined;
  readonly kind?: CauseKind | undefined;
  readonly text?: string | undefined;
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

const newestFailed = { state: 'failed' as const, latestOf: { is: { removedAt: null } } };

/** Returns the expenses of all companies whose newest attempt failed. The newest failure comes first. */
export const listFailures = (staff: StaffViewer, filter: FailureFilter, at: PageAt): Promise<Page<FailedItem>> =>
  inScope(scopeOf(staff), async (tx) => {
    const { where, orderBy, take } = keyset(at, pageSize);
    const read = await tx.syncItem.findMany({
      where: {
        AND: [
          newestFailed,
          where,
          ...(filter.cause ? [{ cause: { code: filter.cause } }] : []),
          ...(filter.kind ? [{ cause: { code: { in: codesOf(filter.kind) } } }] : []),
          ...(filter.text ? [{ OR: searched(filter.text) }] : []),
        ],
      },
      select: columns,
      orderBy,
      take,
    });
    return pageOf(read.map(toItem), at, pageSize);
  });

/**
 * Returns the causes of current failures in all companies, each with its number of failed expenses, most frequent
 * first.
 */
export const countCauses = (staff: StaffViewer): Promise<CauseCount[]> =>
  inScope(scopeOf(staff), async (tx) => {
    const groups = await tx.syncItem.groupBy({ by: ['causeId'], where: newestFailed, _count: true });
    const known = await tx.cause.findMany({ where: { id: { in: groups.flatMap((group) => group.causeId ?? []) } } });
    const counts = new Map<string, number>();
    for (const group of groups) {
      const code = known.find((cause) => cause.id === group.causeId)?.code ?? 'unknown';
      counts.set(code, (counts.get(code) ?? 0) + group._count);
    }
    return [...counts].map(([code, count]) => ({ code, count })).sort((left, right) => right.count - left.count);
  });

const codesOf = (kind: CauseKind): string[] =>
  [...catalogue, unknownCause].filter((entry) => entry.kind === kind).map((entry) => entry.code);

const ofCause = ({ code, causeId, companyId }: SameCause) => ({
  ...newestFailed,
  // Unknown causes share one code, so failures with the same message are found by the cause id.
  ...(code === unknownCause.code ? { causeId } : { cause: { code } }),
  ...(companyId && { companyId }),
});

/** Returns how many expenses currently fail for this cause. */
export const countSameCause = (staff: StaffViewer, same: SameCause): Promise<number> =>
  inScope(scopeOf(staff), (tx) => tx.syncItem.count({ where: ofCause(same) }));

/** Returns the ids of the expenses that currently fail for this cause, by company. */
export const failuresOfCause = (staff: StaffViewer, same: SameCause): Promise<ReadonlyMap<string, readonly string[]>> =>
  inScope(scopeOf(staff), async (tx) => {
    const items = await tx.syncItem.findMany({
      where: ofCause(same),
      select: { companyId: true, movementId: true },
      orderBy: { id: 'asc' },
    });
    const byCompany = new Map<string, string[]>();
    for (const { companyId, movementId } of items)
      byCompany.set(companyId, [...(byCompany.get(companyId) ?? []), recordIdOf({ movementId })]);
    return byCompany;
  });

function searched(text: string) {
  const like = { contains: text, mode: 'insensitive' as const };
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  return [
    { message: like },
    { movement: { expense: { merchant: like } } },
    { movement: { company: { name: like } } },
    { sync: { exchanges: { some: { correlationId: like } } } },
    ...(isId
      ? [{ id: text }, { movementId: text }, { companyId: text }, { syncId: text }, { sync: { codatSyncId: text } }]
      : []),
  ];
}

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

/** Returns one failed sync of an expense, with all attempts and up to 100 exchanges of its sync. */
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
    const exchanges = await tx.exchange.findMany({ where: { syncId: item.syncId }, orderBy: { at: 'asc' }, take: 100 });
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
      exchanges,
      connection,
    };
  });
