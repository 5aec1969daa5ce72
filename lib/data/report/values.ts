import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import type { Period } from '@/lib/domain/report/period';
import { payeeKey } from './grouped';
import { digestSources, spanRows, spendingOf } from './ranges';

const mostSpellings = 5_000;

/**
 * Returns how the merchants of a payee are written on the days of the period, or on any day. `payee` is a merchant key.
 */
export async function spellingsOf(
  tx: Tx,
  scope: CompanyScope,
  payee: string,
  period: Period | null,
): Promise<readonly string[]> {
  const asked = period ?? anyDay;
  const sources = await digestSources(tx, scope, { now: asked });
  const found = sources
    ? await tx.$queryRaw<{ merchant: string }[]>`
        select distinct d.label as merchant from ${spanRows(sources.spans)} join spending_digests d
          on d.company_id = ${scope.companyId}::uuid and d.dimension = 'payee' and d.span = p.span and d.key = ${payee}
        union
        select distinct e.merchant from ${spendingOf(scope, sources.ranges)} join expenses e on e.id = m.id
        limit ${mostSpellings}`
    : await tx.$queryRaw<{ merchant: string }[]>`
        select distinct e.merchant from ${spendingOf(scope, [{ column: 'now', ...asked }])} join expenses e on e.id = m.id limit ${mostSpellings}`;
  return found.map(({ merchant }) => merchant).filter((merchant) => payeeKey(merchant) === payee);
}

/** All days that an expense can have. A digest of each year is looked up. */
const anyDay: Period = { from: '1900-01-01', to: '2200-12-31' };

const mostOptions = 1_000;

/**
 * Returns the sets of tracking options that lines of the company have of their own, as they are stored. It looks for each next
 * one in the index, and so reads no line twice.
 */
export async function optionsIn(tx: Tx, { companyId }: CompanyScope): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ refs: string }[]>`
    with recursive found as (
      (select tracking_refs as refs, 1 as place from expense_lines
       where company_id = ${companyId}::uuid and tracking_refs is not null order by tracking_refs limit 1)
      union all
      select n.refs, f.place + 1 from found f cross join lateral (
        select l.tracking_refs as refs from expense_lines l
        where l.company_id = ${companyId}::uuid and l.tracking_refs > f.refs order by l.tracking_refs limit 1) n
      where f.place < ${mostOptions}
    ) select refs from found`;
  return rows.map(({ refs }) => refs);
}
