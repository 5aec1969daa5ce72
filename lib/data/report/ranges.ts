import 'server-only';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { addDays, type Day } from '@/lib/domain/day';
import { type Column, columns } from '@/lib/domain/report/cell';
import { daysIn, type Period, partsOf } from '@/lib/domain/report/period';
import { type Span, spansOf } from '@/lib/domain/report/span';

/** The periods of a report. A column that is missing is not read. */
export type Periods = Readonly<Partial<Record<Column, Period>>>;

type Of<T> = T & { readonly column: Column };
export type MonthOf = Of<{ readonly month: string }>;
export type RangeOf = Of<Period>;
/** A span whose digests are added, or taken away where the sign is -1. */
export type SpanOf = Of<{ readonly span: Span; readonly sign: 1 | -1 }>;

const periodsOf = (periods: Periods): readonly Of<{ readonly period: Period }>[] =>
  columns.flatMap((column) => {
    const period = periods[column];
    return period ? [{ column, period }] : [];
  });

/** Returns the days of the periods as ranges. */
export const rangesOf = (periods: Periods): readonly RangeOf[] =>
  periodsOf(periods).map(({ column, period }) => ({ column, ...period }));

/** Returns the whole months of the periods, whose sums the counters have, and the other days. */
export function sourcesOf(periods: Periods): {
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

/** The longest spans that a report adds up. Over time, a report shows days or months. */
export type Longest = 'day' | 'month' | 'year';

/**
 * Returns from which digests and expenses the sums of the periods come: a day that changed after its digest is read from its
 * expenses, and its digest is taken away from that of its month or year. Null when the company has no digests, or the viewer
 * sees their own expenses only.
 */
export async function digestSources(
  tx: Tx,
  { companyId, role }: CompanyScope,
  periods: Periods,
  longest: Longest,
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
  const parts = asked.map(({ column, period }) => sourcesIn(period, state, longest, column));
  return { spans: parts.flatMap(({ spans }) => spans), ranges: parts.flatMap(({ ranges }) => ranges) };
}

function sourcesIn(
  period: Period,
  { yearStart, stale }: { readonly yearStart: string; readonly stale: readonly Day[] },
  longest: Longest,
  column: Column,
): DigestSources {
  const changed = new Set(stale.filter((day) => day >= period.from && day <= period.to));
  const spans = longest === 'day' ? daysOf(period) : spansOf(period, longest === 'year' ? yearStart : null);
  const whole = new Set(spans);
  return {
    spans: [
      ...spans.filter((span) => !changed.has(span)).map((span) => ({ column, span, sign: 1 as const })),
      ...[...changed].filter((day) => !whole.has(day)).map((span) => ({ column, span, sign: -1 as const })),
    ],
    ranges: [...changed].map((day) => ({ column, from: day, to: day })),
  };
}

const daysOf = (period: Period): Span[] =>
  Array.from({ length: daysIn(period) }, (_, index) => addDays(period.from, index));

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
