import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { mostMonths, type Period } from '@/lib/domain/report/period';
import { digestedSources, monthRows, rangeRows, spendingIn } from './ranges';
import { payeeKey } from './row-cells';

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
  const isOfPayee = (merchant: string) => payeeKey(merchant) === payee;
  if (period === null || yearsOf(period) > mostMonths / 12) {
    const rows = await tx.$queryRaw<{ merchant: string }[]>`
      select distinct merchant from expenses where company_id = ${scope.companyId}::uuid limit ${mostSpellings}`;
    return rows.map(({ merchant }) => merchant).filter(isOfPayee);
  }
  const { months, ranges } = await digestedSources(tx, scope, { now: period });
  const digested =
    months.length === 0
      ? []
      : await tx.$queryRaw<{ merchant: string }[]>`
          select distinct d.label as merchant from ${monthRows(months)} join spending_digests d
            on d.company_id = ${scope.companyId}::uuid and d.dimension = 'payee' and d.month = p.month
          where d.key = ${payee} limit ${mostSpellings}`;
  const read =
    ranges.length === 0
      ? []
      : await tx.$queryRaw<{ merchant: string }[]>`
          select distinct e.merchant from ${rangeRows(ranges)} join movements m on ${spendingIn(scope)}
            join expenses e on e.id = m.id`;
  return [...new Set([...digested, ...read].map(({ merchant }) => merchant))].filter(isOfPayee);
}

const yearsOf = ({ from, to }: Period): number => Number(to.slice(0, 4)) - Number(from.slice(0, 4));

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
