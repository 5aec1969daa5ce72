import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { type ListedKind, listedKinds } from '@/lib/domain/expense/filter';
import { none } from '@/lib/domain/list/none';
import { type MovementStatus, movementStatuses } from '@/lib/domain/movement/status';

/** Selects the movements to count. Those of a category are the expenses with a line of it. */
export type CounterFilter = {
  /** Each 'YYYY-MM'. Any month if undefined. */
  readonly months?: readonly string[] | undefined;
  /** The id, or `none` for no card. */
  readonly card?: string | undefined;
  /** The id, or `none` for no category. */
  readonly category?: string | undefined;
  readonly person?: string | undefined;
  readonly currency?: string | undefined;
  /** By default the kinds that the list shows. */
  readonly kinds?: readonly ListedKind[] | undefined;
};

/**
 * Counts of movements with one status. `baseMinor` is the sum of the amounts of expenses in minor units of the base currency,
 * without signs. For a category it is the sum of its lines.
 */
export type Counts = {
  readonly count: number;
  /** How many of them are transfers. */
  readonly transfers: number;
  readonly baseMinor: bigint;
  /** How many of them are incomplete because of a missing receipt. */
  readonly receiptsMissing: number;
  /** How many of them are payments without a receipt, whether they need one or not. */
  readonly withoutReceipt: number;
};

export type StatusCounts = Readonly<Record<MovementStatus, Counts>>;

/** Returns how many movements have each status. An employee's own, or all of the company for other roles. */
export async function countersIn(tx: Tx, scope: CompanyScope, filter: CounterFilter = {}): Promise<StatusCounts> {
  const rows = await tx.$queryRaw<CounterRow[]>(countersSql(scope, filter));
  return statusCounts(rows);
}

export type CounterRow = {
  readonly status: MovementStatus;
  readonly count: number;
  readonly transfers: number;
  /** Text, because JSON has no integers of this size. */
  readonly baseMinor: string;
  readonly receiptsMissing: number;
  readonly withoutReceipt: number;
};

export function statusCounts(rows: readonly CounterRow[]): StatusCounts {
  const counts = new Map(rows.map(({ status, ...row }) => [status, { ...row, baseMinor: BigInt(row.baseMinor) }]));
  const none = { count: 0, transfers: 0, baseMinor: 0n, receiptsMissing: 0, withoutReceipt: 0 };
  return Object.fromEntries(movementStatuses.map((status) => [status, counts.get(status) ?? none])) as StatusCounts;
}

/** Returns the query of `countersIn`, to be part of another query. Its rows are `CounterRow`s. */
export const countersSql = (scope: CompanyScope, filter: CounterFilter): Prisma.Sql => Prisma.sql`
  select status::text as status, sum(count)::int as count,
    coalesce(sum(count) filter (where kind = 'transfer'), 0)::int as transfers, sum(base_minor)::text as "baseMinor",
    sum(receipts_missing)::int as "receiptsMissing", sum(without_receipt)::int as "withoutReceipt"
  from (
    select kind, status, count, ${spentMinor}, receipts_missing, without_receipt from movement_totals
    where ${peopleOf(scope, filter)} and ${kindIs(scope, filter)} and ${monthIs(filter)} and ${inTotals(filter)}
    union all
    select kind, status, count, ${spentMinor}, receipts_missing, without_receipt from movement_deltas
    where ${personOf(scope, filter)} and ${kindIs(scope, filter)} and ${inDeltas(filter)}
  ) counters group by 1`;

/** A transfer is no spending. */
const spentMinor = Prisma.sql`case when kind <> 'transfer' then base_minor else 0 end as base_minor`;

/** Matches the kinds that the filter and the role select. Employees see no transfers. */
export function kindIs(scope: CompanyScope, { kinds = listedKinds }: CounterFilter = {}): Prisma.Sql {
  const seen = isLimited(scope) ? kinds.filter((kind) => kind !== 'transfer') : kinds;
  return Prisma.raw(seen.length === 0 ? 'false' : `kind in (${seen.map((kind) => `'${kind}'`).join(', ')})`);
}

/** Matches the totals of everybody, or of the employee, who sees no others. */
export const ofPeople = (scope: CompanyScope) =>
  isLimited(scope)
    ? Prisma.sql`company_id = ${scope.companyId}::uuid and person_id = ${scope.userId}::uuid`
    : Prisma.sql`company_id = ${scope.companyId}::uuid and person_id is null`;

/** Matches the deltas of everybody, or of the employee. */
export const ofPerson = (scope: CompanyScope) =>
  isLimited(scope)
    ? Prisma.sql`company_id = ${scope.companyId}::uuid and person_id = ${scope.userId}::uuid`
    : Prisma.sql`company_id = ${scope.companyId}::uuid`;

const isLimited = ({ role }: CompanyScope) => role === 'employee';

const ofOne = (scope: CompanyScope, person: string) =>
  Prisma.sql`company_id = ${scope.companyId}::uuid and person_id = ${person}::uuid`;

/** Also limits an employee to their own, whatever person is asked for. */
const peopleOf = (scope: CompanyScope, { person }: CounterFilter) =>
  person === undefined ? ofPeople(scope) : Prisma.sql`${ofOne(scope, person)} and ${ifLimited(scope)}`;

const personOf = (scope: CompanyScope, { person }: CounterFilter) =>
  person === undefined ? ofPerson(scope) : Prisma.sql`${ofOne(scope, person)} and ${ifLimited(scope)}`;

const ifLimited = (scope: CompanyScope) =>
  isLimited(scope) ? Prisma.sql`person_id = ${scope.userId}::uuid` : Prisma.sql`true`;

/** The totals of all months have no currency. */
function monthIs({ months, currency }: CounterFilter) {
  if (months !== undefined) return Prisma.sql`month = any(${[...months]}::bpchar[])`;
  return currency === undefined ? Prisma.sql`month is null` : Prisma.sql`month is not null`;
}

/** The totals of all months have rows of all cards and of each. Those of a category are only kept by card. */
function inTotals({ months, card, category, currency }: CounterFilter) {
  if ((category ?? card ?? months ?? currency) !== undefined) return inDeltas({ card, category, currency });
  return Prisma.sql`card_id is null and category_id is null`;
}

function inDeltas({ months, card, category, currency }: CounterFilter) {
  const idOf = (value: string) => (value === none ? Prisma.sql`no_id()` : Prisma.sql`${value}::uuid`);
  const conditions = [
    // A row without a category counts movements, whatever their categories.
    category === undefined ? Prisma.sql`category_id is null` : Prisma.sql`category_id = ${idOf(category)}`,
    ...(card === undefined ? [] : [Prisma.sql`card_id = ${idOf(card)}`]),
    ...(months === undefined ? [] : [Prisma.sql`month = any(${[...months]}::bpchar[])`]),
    ...(currency === undefined ? [] : [Prisma.sql`currency = ${currency}::bpchar`]),
  ];
  return Prisma.join(conditions, ' and ');
}
