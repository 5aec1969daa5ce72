import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { type CounterRow, countersSql, statusCounts } from '@/lib/data/movement/counters';
import { planForValues } from '@/lib/data/statement-names';
import type { Viewer } from '@/lib/domain/company/viewer';
import { cursorOf, daysOf, type ExpenseFilter } from '@/lib/domain/expense/filter';
import { type BoundedCount, boundedSum } from '@/lib/domain/list/bounded-count';
import { none } from '@/lib/domain/list/none';
import { attentionStatuses, type MovementStatus, movementStatuses } from '@/lib/domain/movement/status';
import { mostCounted } from '@/lib/domain/number';
import { mostMonths, type PeriodParts, partsOf } from '@/lib/domain/report/period';
import { resolveFilter } from './filter/resolve';
import { type Filter, kindsIn, movementIs, placesSql, received, statusesSql } from './places';
import type { ExpenseRow } from './rows';
import { type ListedRow, listedRows, storedRows } from './stored-rows';

const pageSize = 50;

/** Returns one page of the list of movements, newest day first. `next` is the cursor of the next page, or null. */
export const listMovements = (
  viewer: Viewer,
  { after, ...filter }: ExpenseFilter,
): Promise<{ rows: ListedRow[]; next: string | null }> =>
  inScope(viewer, async (tx) => {
    const resolved = await resolveFilter(tx, viewer, filter);
    const read = await listedRows(tx, viewer, placesSql(viewer, resolved, { after, size: pageSize + 1 }));
    const rows = read.slice(0, pageSize);
    const last = rows.at(-1);
    return { rows, next: read.length > pageSize && last ? cursorOf(last) : null };
  });

/** Returns the newest incomplete expenses that need a receipt. */
export const expensesWithoutReceipt = (viewer: Viewer, most: number): Promise<ExpenseRow[]> =>
  inScope(viewer, (tx) =>
    storedRows(
      tx,
      viewer,
      Prisma.sql`select m.day, m.id from movements m where ${movementIs(viewer, {})} and m.receipt_missing
        order by m.day desc, m.id desc limit ${most}`,
    ),
  );

/** The ids of the expenses with the status Ready among those that the filter selects, newest day first. */
export const readyExpenses = (viewer: Viewer, filter: ExpenseFilter): Promise<readonly string[]> =>
  inScope(viewer, async (tx) => {
    const resolved = await resolveFilter(tx, viewer, filter);
    const ready = placesSql(viewer, { ...resolved, status: 'ready' }, { size: mostSynced });
    const places = await tx.$queryRaw<
      { id: string }[]
    >`${Prisma.raw(planForValues)} select id::text as id from (${ready}) e`;
    return places.map(({ id }) => id);
  });

/** The number of expenses that one press of Sync sends of those that a filter selects. */
const mostSynced = 50_000;

export type ExpenseCounts = Readonly<Record<'all' | 'needsYou' | MovementStatus, BoundedCount>>;

/**
 * Returns how many movements each tab of the list shows. The other filters of the list apply. The counters know the number
 * for every filter but a text or the state of claims. With one of these, at most 10,000 movements are counted.
 */
export const countMovements = (viewer: Viewer, filter: ExpenseFilter): Promise<ExpenseCounts> =>
  inScope(viewer, async (tx) => {
    const { status: _, ...rest } = await resolveFilter(tx, viewer, filter);
    const counts = areCounted(rest) ? await fromCounters(tx, viewer, rest) : await fromRows(tx, viewer, rest);
    const sum = (statuses: readonly MovementStatus[]) => boundedSum(statuses.map((status) => counts[status]));
    return { ...counts, all: sum(movementStatuses), needsYou: sum(attentionStatuses) };
  });

/** Whether the counters know the number: not of a text, nor of parts of a month, nor by what the mapping decides. */
const areCounted = (filter: Filter): boolean =>
  filter.text === undefined &&
  filter.claim === undefined &&
  filter.selected === undefined &&
  partsIn(filter)?.edges.length === 0;

/** Returns the whole months and the other days that the filter selects. A filter without days has none. */
function partsIn(filter: Filter): PeriodParts | null {
  const days = daysOf(filter);
  if (!days) return { months: [], edges: [] };
  return yearsOf(days) > mostMonths / 12 ? null : partsOf(days);
}

const yearsOf = ({ from, to }: { from: string; to: string }): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4));

type Counted = Readonly<Record<MovementStatus, BoundedCount>>;

async function fromCounters(tx: Tx, scope: CompanyScope, filter: Filter): Promise<Counted> {
  const kinds = kindsIn(scope, filter);
  const months = daysOf(filter) ? partsIn(filter)?.months : undefined;
  const counted = countersSql(scope, { ...filter, months, kinds });
  const rows = await tx.$queryRaw<CounterRow[]>(
    filter.card && filter.card !== none && kinds.includes('transfer') ? withReceived(counted, scope, filter) : counted,
  );
  const counters = statusCounts(rows);
  return byStatus((status) => ({
    count: filter.receipt === 'missing' ? counters[status].withoutReceipt : counters[status].count,
    isMore: false,
  }));
}

/** Adds the transfers that the card of the filter received. The counters know only those that it paid. */
const withReceived = (counted: Prisma.Sql, scope: CompanyScope, filter: Filter): Prisma.Sql => Prisma.sql`
  select status, sum(count)::int as count, sum(transfers)::int as transfers, sum("baseMinor"::numeric)::text as "baseMinor",
    sum("receiptsMissing")::int as "receiptsMissing", sum("withoutReceipt")::int as "withoutReceipt"
  from (
    select * from (${counted}) paid
    union all
    select m.status::text, count(*)::int, count(*)::int, '0', 0, 0 from ${received(scope, filter)} group by 1
  ) both_ends group by 1`;

type CountOfStatus = { readonly status: MovementStatus; readonly count: number };

async function fromRows(tx: Tx, scope: CompanyScope, { text, ...filter }: Filter): Promise<Counted> {
  const statuses =
    text === undefined
      ? Prisma.sql`select m.status from (${placesSql(scope, filter, { size: mostCounted + 1 })}) p join movements m on m.id = p.id`
      : statusesSql(scope, { ...filter, text }, mostCounted + 1);
  const rows = await tx.$queryRaw<CountOfStatus[]>`
    ${Prisma.raw(planForValues)} select status::text as status, count(*)::int as count from (${statuses}) e group by 1`;
  const isMore = rows.reduce((sum, { count }) => sum + count, 0) > mostCounted;
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return byStatus((status) => ({ count: counts.get(status) ?? 0, isMore }));
}

const byStatus = (count: (status: MovementStatus) => BoundedCount): Counted =>
  Object.fromEntries(movementStatuses.map((status) => [status, count(status)])) as Counted;
