import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { Day } from '@/lib/domain/day';
import type { Column } from '@/lib/domain/report/cell';
import { type Period, partsOf } from '@/lib/domain/report/period';
import { type SignedSpan, spansOf } from '@/lib/domain/report/span';

/** The periods whose sums are read, by the column of their cells. A column that is missing is not read. */
export type Periods<C extends string = Column> = Readonly<Partial<Record<C, Period>>>;

type Of<T> = T & { readonly column: string };
export type MonthOf = Of<{ readonly month: string }>;
export type RangeOf = Of<Period>;
export type SpanOf = Of<SignedSpan>;

const periodsOf = <C extends string>(periods: Periods<C>): readonly Of<{ readonly period: Period }>[] =>
  Object.entries<Period | undefined>(periods).flatMap(([column, period]) => (period ? [{ column, period }] : []));

/** Returns the days of the periods as ranges. */
export const rangesOf = <C extends string>(periods: Periods<C>): readonly RangeOf[] =>
  periodsOf(periods).map(({ column, period }) => ({ column, ...period }));

/** Returns the whole months of the periods, whose sums the counters have, and the other days. */
export function sourcesOf<C extends string>(
  periods: Periods<C>,
): {
  readonly months: readonly MonthOf[];
  readonly ranges: readonly RangeOf[];
} {
  const parts = periodsOf(periods).map(({ column, period }) => ({ column, ...partsOf(period) }));
  return {
    months: parts.flatMap(({ column, months }) => months.map((month) => ({ column, month }))),
    ranges: parts.flatMap(({ column, edges }) => edges.map((edge) => ({ column, ...edge }))),
  };
}

/** The digests that are added up, and the days whose expenses are read instead. Together they are the periods. */
export type DigestSources = { readonly spans: readonly SpanOf[]; readonly ranges: readonly RangeOf[] };

/**
 * Returns from which digests and expenses the sums of the periods come: a day that changed after its digest is read from its
 * expenses, and its digest is taken away from that of its month or year. Null when the company has no digests, or the viewer
 * sees their own expenses only.
 */
export async function digestSources<C extends string>(
  tx: Tx,
  { companyId, role }: CompanyScope,
  periods: Periods<C>,
): Promise<DigestSources | null> {
  if (role === 'employee') return null;
  const asked = periodsOf(periods);
  const [state] = await tx.$queryRaw<{ yearStart: string; stale: readonly Day[] }[]>`
    select s.year_start as "yearStart", array(
      select distinct c.day::text from unnest(${asked.map(({ period }) => period.from)}::bpchar[],
        ${asked.map(({ period }) => period.to)}::bpchar[]) p(first, last)
      join spending_changes c on c.company_id = ${companyId}::uuid and c.day between p.first and p.last) as stale
    from spending_states s where s.company_id = ${companyId}::uuid`;
  if (!state) return null;
  const parts = asked.map(({ column, period }) => sourcesIn(period, state, column));
  return { spans: parts.flatMap(({ spans }) => spans), ranges: parts.flatMap(({ ranges }) => ranges) };
}

function sourcesIn(
  period: Period,
  { yearStart, stale }: { readonly yearStart: string; readonly stale: readonly Day[] },
  column: string,
): DigestSources {
  const changed = new Set(stale.filter((day) => day >= period.from && day <= period.to));
  const spans = spansOf(period, yearStart);
  const added = new Set(spans.map(({ span }) => span));
  return {
    spans: [
      ...spans.filter(({ span }) => !changed.has(span)).map((span) => ({ column, ...span })),
      ...[...changed].filter((day) => !added.has(day)).map((span) => ({ column, span, sign: -1 as const })),
    ],
    ranges: [...changed].map((day) => ({ column, from: day, to: day })),
  };
}

/** Returns the months as rows `p` of a query, with the columns `n` and `month`. */
export const monthRows = (months: readonly MonthOf[]): Prisma.Sql => Prisma.sql`
  unnest(${months.map(({ column }) => column)}::text[], ${months.map(({ month }) => month)}::bpchar[]) p(n, month)`;

export type AnyRange = { readonly column: string; readonly from: Day; readonly to: Day };

/**
 * Returns the ranges as rows `p` of a query, with the columns `n`, `first` and `last`, and for each its movements `m` that are
 * spending. An employee sees their own. `OFFSET 0` makes Postgres look each range up in the index: it cannot estimate rows under
 * row-level security, and otherwise compares each movement of the company with each range.
 */
export const spendingOf = (scope: CompanyScope, ranges: readonly AnyRange[]): Prisma.Sql => Prisma.sql`
  unnest(${ranges.map(({ column }) => column)}::text[], ${ranges.map(({ from }) => from)}::bpchar[],
    ${ranges.map(({ to }) => to)}::bpchar[]) p(n, first, last)
  cross join lateral (
    select s.id, s.day, s.sign, s.amount_minor, s.base_minor, s.currency, s.person_id, s.card_id from movements s
    where s.company_id = ${scope.companyId}::uuid and s.day between p.first and p.last and s.removed_at is null
      and s.kind <> 'transfer' ${scope.role === 'employee' ? Prisma.sql`and s.person_id = ${scope.userId}::uuid` : Prisma.empty}
    offset 0) m`;

/** Returns the spans as rows `p` of a query, with the columns `n`, `span` and `sign`. */
export const spanRows = (spans: readonly SpanOf[]): Prisma.Sql => Prisma.sql`
  unnest(${spans.map(({ column }) => column)}::text[], ${spans.map(({ span }) => span)}::text[],
    ${spans.map(({ sign }) => sign)}::int[]) p(n, span, sign)`;
