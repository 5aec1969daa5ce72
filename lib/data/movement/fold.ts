import 'server-only';
import { type CompanyScope, dispatch, inScope, type Tx, worker } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { foldRunsIn } from './run-counts';

/** So many deltas do not slow a page down, so that a fold can wait. */
const fewDeltas = 200;

/**
 * Moves the deltas of all companies with many of them into their totals. Idempotent, and safe in several workers at once.
 * Returns the number of deltas that were moved.
 */
export async function foldCounters({ most = fewDeltas }: { readonly most?: number } = {}): Promise<number> {
  const companies = await inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select company_id as id from (select company_id from movement_deltas union all select company_id from run_deltas) deltas
      group by 1 having count(*) > ${most} order by count(*) desc`,
  );
  let moved = 0;
  for (const { id } of companies) moved += await foldCountersOf(worker(id));
  return moved;
}

/** Moves the deltas of one company into its totals. Returns their number; zero if another process is doing it. */
export async function foldCountersOf(scope: CompanyScope): Promise<number> {
  let moved = 0;
  let part: number;
  do {
    part = await inScope(scope, (tx) => foldSome(tx, scope.companyId), { timeoutMs: partTimeoutMs });
    moved += part;
  } while (part >= mostAtOnce);
  return moved;
}

/**
 * So many deltas are moved in one transaction. A migration can leave more than 100,000 for a company, which would take longer
 * than a transaction may, and each failure would be repeated.
 */
const mostAtOnce = 2_000;
const partTimeoutMs = 60_000;

async function foldSome(tx: Tx, companyId: string): Promise<number> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(${lockClass}::int, hashtext(${companyId})) as held`;
  if (!lock?.held) return 0;
  const runs = await foldRunsIn(tx, companyId);
  return runs + (await foldIn(tx, companyId, mostAtOnce));
}

const lockClass = 35;

/** Waits until no other process folds or rebuilds the counters of the company. The lock ends with the transaction. */
export const lockCounters = (tx: Tx, companyId: string): Promise<unknown> =>
  tx.$executeRaw`select pg_advisory_xact_lock(${lockClass}::int, hashtext(${companyId}))`;

/** Moves deltas of the company into the totals: all, or at most `most`. Returns their number. The caller holds the lock. */
export async function foldIn(tx: Tx, companyId: string, most: number | null = null): Promise<number> {
  // An array, because Postgres would compare each delta with each of a subquery whose number of rows it does not know.
  const some =
    most === null
      ? Prisma.empty
      : Prisma.sql`and id = any(array(select id from movement_deltas where company_id = ${companyId}::uuid limit ${most}))`;
  const [folded] = await tx.$queryRaw<{ deltas: number }[]>`
    with deltas as (
      delete from movement_deltas where company_id = ${companyId}::uuid ${some} returning *),
    moved as (
      insert into movement_totals as t (company_id, ${keyColumns}, count, minor, base_minor, receipts_missing, without_receipt)
      select ${companyId}::uuid, r.* from (${rollUp(Prisma.sql`deltas`)}) r
      on conflict (company_id, ${keyColumns}) do update set count = t.count + excluded.count, minor = t.minor + excluded.minor,
        base_minor = t.base_minor + excluded.base_minor, receipts_missing = t.receipts_missing + excluded.receipts_missing,
        without_receipt = t.without_receipt + excluded.without_receipt
    )
    select count(*)::int as deltas from deltas`;
  await tx.$executeRaw`
    delete from movement_totals where company_id = ${companyId}::uuid
      and count = 0 and minor = 0 and base_minor = 0 and receipts_missing = 0 and without_receipt = 0`;
  return folded?.deltas ?? 0;
}

export const keyColumns = Prisma.sql`person_id, month, category_id, card_id, kind, status, currency, sign`;

/**
 * Returns the query that adds up deltas to the rows of `movement_totals`: of each person and of all people, by month and
 * of all months, and, for movements, also of all cards.
 */
export const rollUp = (deltas: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select person_id, month, category_id, card_id, kind, status, currency, sign, ${sums} from ${deltas}
  group by grouping sets ((${keyColumns}), (month, category_id, card_id, kind, status, currency, sign))
  union all
  select person_id, null, category_id, card_id, kind, status, null, null, ${sums} from ${deltas}
  group by grouping sets ((person_id, category_id, card_id, kind, status), (category_id, card_id, kind, status))
  union all
  select person_id, null, null, null, kind, status, null, null, ${sums} from ${deltas} where category_id is null
  group by grouping sets ((person_id, kind, status), (kind, status))`;

const sums = Prisma.sql`sum(count)::int as count, sum(minor)::bigint as minor, sum(base_minor)::bigint as base_minor,
  sum(receipts_missing)::int as receipts_missing, sum(without_receipt)::int as without_receipt`;
