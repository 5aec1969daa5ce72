import 'server-only';
import { type CompanyScope, dispatch, inScope, type Tx, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { yearStartOf } from '@/lib/domain/company/year-start';
import type { Day } from '@/lib/domain/day';
import { mostAtOnce } from '@/lib/domain/task/task';
import { digestDimensions, groupedSql, payeeKey } from './grouped';

const lockClass = 43;
/** So many days are digested in one transaction, so that it stays short on a busy machine. */
const daysAtOnce = 31;
const timeoutMs = 60_000;

/**
 * Digests the spending of the days that changed, in all companies. Idempotent, and safe in several workers at once. A company
 * with few movements needs no digests: its reports read the expenses. Returns the number of days that were digested.
 */
export async function digestSpending(): Promise<number> {
  const companies = await inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ id: string }[]>`select distinct company_id as id from spending_changes limit 1000`,
  );
  let days = 0;
  for (const { id } of companies) days += await digestSpendingOf(worker(id));
  return days;
}

/** Digests the days of one company that changed. `least` is the number of movements above which it has digests. */
export async function digestSpendingOf(scope: CompanyScope, { least = mostAtOnce } = {}): Promise<number> {
  let digested = 0;
  let days: number;
  do {
    days = await inScope(scope, (tx) => digestSome(tx, scope, least), { timeoutMs });
    digested += days;
  } while (days > 0);
  return digested;
}

async function digestSome(tx: Tx, scope: CompanyScope, least: number): Promise<number> {
  const { companyId } = scope;
  const [facts] = await tx.$queryRaw<Facts[]>`
    select pg_try_advisory_xact_lock(${lockClass}::int, hashtext(${companyId})) as held,
      (select count(*) from (select 1 from movements where company_id = ${companyId}::uuid limit ${least + 1}) first) <= ${least} as "isSmall",
      trim(c.country) as country, c.year_start as "yearStart", s.year_start as digested
    from companies c left join spending_states s on s.company_id = c.id where c.id = ${companyId}::uuid`;
  if (!facts?.held) return 0;
  if (facts.isSmall) {
    // Also the digests: the changes that would say that they are out of date are gone.
    await tx.spendingState.deleteMany({ where: { companyId } });
    await tx.spendingDigest.deleteMany({ where: { companyId } });
    await tx.spendingChange.deleteMany({ where: { companyId } });
    return 0;
  }
  const yearStart = yearStartOf(facts);
  if (facts.digested === null) await beginDigests(tx, companyId, yearStart);
  else if (facts.digested !== yearStart) await moveYears(tx, companyId, yearStart);
  // The changes are deleted before the expenses are read. A change that commits in between is in both: its day is digested
  // again, and until then reports read its expenses.
  const rows = await tx.$queryRaw<{ day: Day }[]>`
    with days as (select distinct day from spending_changes where company_id = ${companyId}::uuid order by 1 desc limit ${daysAtOnce}),
    gone as (delete from spending_changes c using days d where c.company_id = ${companyId}::uuid and c.day = d.day returning c.day)
    select distinct day from gone`;
  const days = rows.map(({ day }) => day);
  if (days.length > 0) await digest(tx, scope, days, yearStart);
  return days.length;
}

type Facts = {
  readonly held: boolean;
  readonly isSmall: boolean;
  readonly country: string;
  readonly yearStart: string | null;
  /** The first day of the years that have digests; null when the company has none. */
  readonly digested: string | null;
};

/** Marks every day of the company as changed. Until a day is digested, reports read its expenses. */
export async function beginDigests(tx: Tx, companyId: string, yearStart: string): Promise<void> {
  await tx.spendingDigest.deleteMany({ where: { companyId } });
  await tx.$executeRaw`
    insert into spending_states (company_id, year_start) values (${companyId}::uuid, ${yearStart})
    on conflict (company_id) do update set year_start = excluded.year_start`;
  await tx.$executeRaw`
    insert into spending_changes (company_id, day) select distinct company_id, day from movements where company_id = ${companyId}::uuid`;
}

/** Adds up the digests of the years again, when they begin on another day. */
async function moveYears(tx: Tx, companyId: string, yearStart: string): Promise<void> {
  await tx.$executeRaw`
    delete from spending_digests where company_id = ${companyId}::uuid and dimension = any(${[...digestDimensions]}::text[])
      and span like '%/P1Y'`;
  await tx.$executeRaw`
    insert into spending_digests (company_id, dimension, span, key, label, category_id, currency, count, minor, base_minor)
    select company_id, dimension, ${yearOf(Prisma.sql`span`, yearStart)}, key, label, category_id, currency, sum(count),
      sum(minor), sum(base_minor)
    from spending_digests where company_id = ${companyId}::uuid and length(span) = 10 group by 1, 2, 3, 4, 5, 6, 7`;
  await tx.$executeRaw`
    update spending_states set year_start = ${yearStart} where company_id = ${companyId}::uuid`;
}

/** The span of the year of a day, as `yearSpan` writes it. */
export const yearOf = (day: Prisma.Sql, yearStart: string): Prisma.Sql => Prisma.sql`
  lpad((left(${day}, 4)::int - (substr(${day}, 6) < ${yearStart})::int)::text, 4, '0') || '-' || ${yearStart}::text || '/P1Y'`;

/**
 * Reads the expenses of these days, and adds what differs from their digests to those of the days, months and years. So a day costs
 * as much as it has expenses, however many its year has.
 */
async function digest(tx: Tx, scope: CompanyScope, days: readonly Day[], yearStart: string): Promise<void> {
  const { companyId } = scope;
  const ranges = days.map((day) => ({ column: day, from: day, to: day }));
  const merchants = await tx.$queryRaw<{ merchant: string }[]>`
    select distinct g.key as merchant from (${groupedSql(scope, 'payee', ranges)}) g limit 1000000`;
  const keys = JSON.stringify(merchants.map(({ merchant }) => ({ merchant, key: payeeKey(merchant) })));
  const fresh = digestDimensions.map((dimension) =>
    dimension === 'payee'
      ? Prisma.sql`select 'payee' as dimension, g.n as day, k.key, g.label, g.category_id, g.currency, g.count, g.minor, g.base_minor
          from (${groupedSql(scope, dimension, ranges)}) g
            join jsonb_to_recordset(${keys}::jsonb) as k (merchant text, key text) on k.merchant = g.key`
      : Prisma.sql`select ${dimension}::text, g.n, g.key, g.label, g.category_id, g.currency, g.count, g.minor, g.base_minor
          from (${groupedSql(scope, dimension, ranges)}) g`,
  );
  await tx.$executeRaw`
    with diff as (
      select dimension, day, key, label, category_id, currency, sum(count)::int as count, sum(minor)::bigint as minor,
        sum(base_minor)::bigint as base_minor
      from (
        ${Prisma.join(fresh, ' union all ')}
        union all
        select d.dimension, d.span, d.key, d.label, d.category_id, d.currency, -d.count, -d.minor, -d.base_minor
        from unnest(${[...digestDimensions]}::text[]) n(dimension) cross join unnest(${[...days]}::text[]) t(day)
          join spending_digests d on d.company_id = ${companyId}::uuid and d.dimension = n.dimension and d.span = t.day
      ) both_sides
      group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0 or sum(minor) <> 0 or sum(base_minor) <> 0
    )
    insert into spending_digests as d (company_id, dimension, span, key, label, category_id, currency, count, minor, base_minor)
    select ${companyId}::uuid, dimension, s.span, key, label, category_id, currency, sum(count), sum(minor), sum(base_minor)
    from diff cross join lateral (values (day), (left(day, 7)), (${yearOf(Prisma.sql`day`, yearStart)})) s(span)
    group by 2, 3, 4, 5, 6, 7
    on conflict (company_id, dimension, span, key, label, category_id, currency) do update set count = d.count + excluded.count,
      minor = d.minor + excluded.minor, base_minor = d.base_minor + excluded.base_minor`;
  await tx.$executeRaw`
    delete from spending_digests d using unnest(${[...digestDimensions]}::text[]) n(dimension), (
      select day as span from unnest(${[...days]}::text[]) t(day) union select left(day, 7) from unnest(${[...days]}::text[]) t(day)
      union select ${yearOf(Prisma.sql`day`, yearStart)} from unnest(${[...days]}::text[]) t(day)) s
    where d.company_id = ${companyId}::uuid and d.dimension = n.dimension and d.span = s.span
      and d.count = 0 and d.minor = 0 and d.base_minor = 0`;
}
