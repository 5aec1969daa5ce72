import 'server-only';
import type { Money } from '@/lib/domain/money';
import { isPackageKey, type PackageKey } from '@/lib/domain/package';
import type { StaffViewer } from '@/lib/domain/viewer';
import { inScope } from './db';

const scopeOf = (staff: StaffViewer) => ({ userId: staff.userId, role: 'staff' });

/** A failed record of any company, as the support queue shows it. */
export type FailedItem = {
  readonly id: string;
  readonly expenseId: string;
  readonly companyId: string;
  readonly companyName: string;
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
  readonly text?: string | undefined;
  readonly after?: string | undefined;
};

const pageSize = 50;

/** Expenses of all companies whose newest attempt failed, newest first, and the causes they have. */
export const listFailures = (
  staff: StaffViewer,
  filter: FailureFilter,
): Promise<{ rows: FailedItem[]; next: string | null; causes: { code: string; package: string; count: number }[] }> =>
  inScope(scopeOf(staff), async (tx) => {
    const failed = { state: 'failed' as const, latestOf: { isNot: null } };
    const read = await tx.syncItem.findMany({
      where: {
        ...failed,
        ...(filter.cause && { cause: { code: filter.cause } }),
        ...(filter.after && { id: { lt: filter.after } }),
        ...(filter.text && { OR: searched(filter.text) }),
      },
      select: columns,
      orderBy: { id: 'desc' },
      take: pageSize + 1,
    });
    const rows = read.slice(0, pageSize).map(toItem);
    const groups = await tx.syncItem.groupBy({ by: ['causeId'], where: failed, _count: true });
    const known = await tx.cause.findMany({ where: { id: { in: groups.flatMap((group) => group.causeId ?? []) } } });
    const causes = groups
      .flatMap((group) => {
        const cause = known.find((entry) => entry.id === group.causeId);
        return cause ? [{ code: cause.code, package: cause.package, count: group._count }] : [];
      })
      .sort((left, right) => right.count - left.count);
    return { rows, next: read.length > pageSize ? (rows.at(-1)?.id ?? null) : null, causes };
  });

function searched(text: string) {
  const like = { contains: text, mode: 'insensitive' as const };
  const isId = /^[0-9a-f-]{36}$/i.test(text);
  return [
    { message: like },
    { expense: { merchant: like } },
    { expense: { company: { name: like } } },
    { sync: { exchanges: { some: { correlationId: like } } } },
    ...(isId ? [{ expenseId: text }, { syncId: text }, { sync: { codatSyncId: text } }] : []),
  ];
}

const columns = {
  id: true,
  expenseId: true,
  companyId: true,
  attempt: true,
  message: true,
  settledAt: true,
  createdAt: true,
  cause: { select: { code: true, package: true } },
  expense: {
    select: { merchant: true, day: true, amountMinor: true, currency: true, company: { select: { name: true } } },
  },
} as const;

type Read = {
  id: string;
  expenseId: string;
  companyId: string;
  attempt: number;
  message: string | null;
  settledAt: Date | null;
  createdAt: Date;
  cause: { code: string; package: string } | null;
  expense: { merchant: string; day: string; amountMinor: bigint; currency: string; company: { name: string } };
};

const toItem = ({ expense, cause, settledAt, createdAt, ...row }: Read): FailedItem => ({
  ...row,
  companyName: expense.company.name,
  package: cause && isPackageKey(cause.package) ? cause.package : null,
  merchant: expense.merchant,
  day: expense.day,
  amount: { minor: expense.amountMinor, currency: expense.currency },
  causeCode: cause?.code ?? 'unknown',
  failedAt: settledAt ?? createdAt,
});

/** One record with all that explains it: its attempts and every call made for its sync. */
export const findFailure = (staff: StaffViewer, id: string) =>
  inScope(scopeOf(staff), async (tx) => {
    const item = await tx.syncItem.findUnique({
      where: { id },
      select: {
        ...columns,
        state: true,
        record: true,
        syncId: true,
        sync: { select: { codatSyncId: true, mappingVersionId: true } },
      },
    });
    if (!item) return null;
    const attempts = await tx.syncItem.findMany({
      where: { expenseId: item.expenseId },
      select: {
        id: true,
        attempt: true,
        state: true,
        message: true,
        record: true,
        createdAt: true,
        settledAt: true,
        sync: { select: { requestedBy: { select: { name: true } } } },
      },
      orderBy: { attempt: 'desc' },
    });
    const exchanges = await tx.exchange.findMany({ where: { syncId: item.syncId }, orderBy: { at: 'asc' }, take: 100 });
    const connection = await tx.connection.findFirst({
      where: { companyId: item.companyId, removedAt: null },
      select: { package: true, status: true, organisation: true, listsReadAt: true },
    });
    const mapping = await tx.mappingVersion.findUnique({
      where: { id: item.sync.mappingVersionId },
      select: { number: true },
    });
    return {
      item: toItem(item),
      state: item.state,
      record: item.record,
      codatSyncId: item.sync.codatSyncId,
      syncId: item.syncId,
      mappingNumber: mapping?.number ?? null,
      attempts,
      exchanges,
      connection,
    };
  });
