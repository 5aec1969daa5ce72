import 'server-only';
import { type CompanyScope, dispatch, inScope, type Tx, worker } from '@/lib/data/db';
import { monthsFrom } from '@/lib/domain/report/period';
import { mostAtOnce } from '@/lib/domain/task/task';
import { type DigestedDimension, groupedSql, payeeKey } from './row-cells';

const lockClass = 43;
/** So many months are digested in one transaction, so that it stays short on a busy machine. */
const monthsAtOnce = 1;
const timeoutMs = 60_000;

/**
 * Digests the spending of the months that changed, in all companies. Idempotent, and safe in several workers at once. A company
 * with few movements needs no digests: its reports read the expenses. Returns the number of months that were digested.
 */
export async function digestSpending(): Promise<number> {
  const companies = await inScope(
    dispatch,
    (tx) => tx.$queryRaw<{ id: string }[]>`select distinct company_id as id from spending_changes limit 1000`,
  );
  let months = 0;
  for (const { id } of companies) months += await digestSpendingOf(worker(id));
  return months;
}

/** Digests the months of one company that changed. `least` is the number of movements above which it has digests. */
export async function digestSpendingOf(scope: CompanyScope, { least = mostAtOnce } = {}): Promise<number> {
  let digested = 0;
  let months: number;
  do {
    months = await inScope(scope, (tx) => digestSome(tx, scope, least), { timeoutMs });
    digested += months;
  } while (months === monthsAtOnce);
  return digested;
}

async function digestSome(tx: Tx, scope: CompanyScope, least: number): Promise<number> {
  const { companyId } = scope;
  const [facts] = await tx.$queryRaw<{ held: boolean; isSmall: boolean }[]>`
    select pg_try_advisory_xact_lock(${lockClass}::int, hashtext(${companyId})) as held,
      (select count(*) from (select 1 from movements where company_id = ${companyId}::uuid limit ${least + 1}) first) <= ${least} as "isSmall"`;
  if (!facts?.held) return 0;
  if (facts.isSmall) {
    // Also the digests: the changes that would say that they are out of date are gone.
    await tx.spendingDigest.deleteMany({ where: { companyId } });
    await tx.spendingMonth.deleteMany({ where: { companyId } });
    await tx.spendingChange.deleteMany({ where: { companyId } });
    return 0;
  }
  // The changes are deleted before the expenses are read. A change that commits in between is in both: its month is digested
  // again, and until then reports read its expenses.
  const changes = await tx.$queryRaw<{ month: string }[]>`
    with months as (select distinct month from spending_changes where company_id = ${companyId}::uuid order by 1 desc limit ${monthsAtOnce}),
    gone as (delete from spending_changes c using months m where c.company_id = ${companyId}::uuid and c.month = m.month returning c.month)
    select distinct month from gone`;
  for (const { month } of changes) await digest(tx, scope, month);
  return changes.length;
}

type Group = {
  readonly key: string;
  readonly label: string;
  readonly categoryId: string;
  readonly currency: string;
  readonly count: number;
  readonly minor: string;
  readonly baseMinor: string;
};

async function digest(tx: Tx, scope: CompanyScope, month: string): Promise<void> {
  const { companyId } = scope;
  const range = [{ column: 'now' as const, ...monthsFrom(month, 1) }];
  await tx.spendingDigest.deleteMany({ where: { companyId, month } });
  for (const dimension of ['payee', 'supplier', 'tracking'] as const satisfies readonly DigestedDimension[]) {
    const groups = await tx.$queryRaw<Group[]>`
      select key, label, category_id::text as "categoryId", currency, count, minor::text as minor, base_minor::text as "baseMinor"
      from (${groupedSql(scope, dimension, range)}) g`;
    const rows = dimension === 'payee' ? groups.map((group) => ({ ...group, key: payeeKey(group.key) })) : groups;
    await tx.$executeRaw`
      insert into spending_digests (company_id, dimension, month, key, label, category_id, currency, count, minor, base_minor)
      select ${companyId}::uuid, ${dimension}, ${month}, key, label, "categoryId", currency, count, minor, "baseMinor"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g (key text, label text, "categoryId" uuid, currency bpchar, count int, minor bigint, "baseMinor" bigint)`;
  }
  await tx.$executeRaw`
    insert into spending_months (company_id, month) values (${companyId}::uuid, ${month})
    on conflict (company_id, month) do update set digested_at = now()`;
}
