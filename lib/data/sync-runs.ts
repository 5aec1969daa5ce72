import 'server-only';
import { readRecord } from '@/lib/domain/books-record';
import type { Money } from '@/lib/domain/money';
import type { ItemState } from '@/lib/domain/sync';
import type { Viewer } from '@/lib/domain/viewer';
import { inScope } from './db';
import type { SyncState } from './generated/enums';
import { keyset, type Page, type PageAt, pageOf } from './keyset';
import { refNamesIn } from './ref-names';

export type SyncRun = {
  readonly id: string;
  readonly state: SyncState;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly settledAt: Date | null;
  readonly counts: SyncCounts;
};

/** How many of a sync's records stand where. Those sent on in another sync are left out. */
export type SyncCounts = {
  readonly all: number;
  readonly synced: number;
  readonly failed: number;
  readonly unknown: number;
  readonly underway: number;
};

const pageSize = 30;

/** The company's syncs, newest first. An employee sees those in which there is something of theirs. */
export const listSyncs = (viewer: Viewer, at: PageAt): Promise<Page<SyncRun>> =>
  inScope(viewer, async (tx) => {
    const { where, orderBy, take } = keyset(at, pageSize);
    const read = await tx.sync.findMany({
      where: { companyId: viewer.companyId, items: { some: {} }, ...where },
      select: { ...columns, items: { select: { state: true } } },
      orderBy,
      take,
    });
    return pageOf(
      read.map(({ items, ...sync }) => toRun(sync, items)),
      at,
      pageSize,
    );
  });

const columns = {
  id: true,
  state: true,
  requestedAt: true,
  settledAt: true,
  requestedBy: { select: { name: true } },
} as const;

type Read = Omit<SyncRun, 'requestedBy' | 'counts'> & { requestedBy: { name: string } | null };

const toRun = ({ requestedBy, ...sync }: Read, items: readonly { state: ItemState }[]): SyncRun => ({
  ...sync,
  requestedBy: requestedBy?.name ?? null,
  counts: countsOf(items),
});

function countsOf(items: readonly { state: ItemState }[]): SyncCounts {
  const of = (...states: ItemState[]) => items.filter((item) => states.includes(item.state)).length;
  return {
    all: items.length - of('withdrawn'),
    synced: of('synced'),
    failed: of('failed'),
    unknown: of('unknown'),
    underway: of('queued', 'sending', 'sent'),
  };
}

/** The newest sync; null when there was none. */
export const latestSync = (viewer: Viewer): Promise<SyncRun | null> =>
  inScope(viewer, async (tx) => {
    const read = await tx.sync.findFirst({
      where: { companyId: viewer.companyId, items: { some: {} } },
      select: { ...columns, items: { select: { state: true } } },
      orderBy: { id: 'desc' },
    });
    if (!read) return null;
    const { items, ...sync } = read;
    return toRun(sync, items);
  });

export type SyncRunItem = {
  readonly id: string;
  readonly expenseId: string;
  readonly merchant: string;
  readonly day: string;
  readonly amount: Money;
  readonly attempt: number;
  readonly state: ItemState;
  /** The package's own words. */
  readonly message: string | null;
  /** "493 Travel" for each line that was sent. */
  readonly accounts: readonly string[];
  readonly category: string | null;
  /** Whether nothing was tried for the expense since. */
  readonly newest: boolean;
};

/** One sync with its records, those that failed first; null when it is not the viewer's to see. */
export const findSync = (viewer: Viewer, id: string): Promise<(SyncRun & { items: readonly SyncRunItem[] }) | null> =>
  inScope(viewer, async (tx) => {
    const read = await tx.sync.findFirst({
      where: { id, companyId: viewer.companyId, items: { some: {} } },
      select: { ...columns, items: { select: itemColumns, orderBy: [{ expense: { day: 'desc' } }, { id: 'desc' }] } },
    });
    if (!read) return null;
    const { items, ...sync } = read;
    const names = await refNamesIn(
      tx,
      viewer.companyId,
      items.flatMap((item) => accountRefsOf(item.record)),
    );
    const rows = items.map(
      ({ expense, record, latestOf, ...item }): SyncRunItem => ({
        ...item,
        expenseId: expense.id,
        merchant: expense.merchant,
        day: expense.day,
        amount: { minor: expense.amountMinor, currency: expense.currency },
        accounts: accountRefsOf(record).map((ref) => names.get(ref) ?? ref),
        category: expense.lines[0]?.category?.name ?? null,
        newest: latestOf !== null,
      }),
    );
    return { ...toRun(sync, items), items: rows.sort((left, right) => urgency[left.state] - urgency[right.state]) };
  });

const itemColumns = {
  id: true,
  state: true,
  attempt: true,
  message: true,
  record: true,
  latestOf: { select: { id: true } },
  expense: {
    select: {
      id: true,
      merchant: true,
      day: true,
      amountMinor: true,
      currency: true,
      lines: { select: { category: { select: { name: true } } }, orderBy: { position: 'asc' }, take: 1 },
    },
  },
} as const;

const accountRefsOf = (record: unknown) => readRecord(record).lines.map((line) => line.accountRef);

const urgency: Record<ItemState, number> = {
  failed: 0,
  unknown: 1,
  sending: 2,
  sent: 2,
  queued: 2,
  synced: 3,
  withdrawn: 4,
};
