import { z } from 'zod';
import { type Day, isDay, monthOf } from '@/lib/domain/day';
import { type Dimension, dimensions } from './dimension';
import { monthsIn, mostMonths, type Period, type PeriodKind, periodKinds, periodOn } from './period';

const ignoreInvalid = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

const query = z.object({
  by: z.enum(dimensions).catch('category'),
  period: z.enum(periodKinds).catch('this-month'),
  from: ignoreInvalid(z.string().refine(isDay)),
  to: ignoreInvalid(z.string().refine(isDay)),
  group: ignoreInvalid(z.string().max(300)),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** What a report shows, from its URL. */
export type ReportQuery = {
  readonly by: Dimension;
  readonly kind: PeriodKind;
  readonly period: Period;
  /** The tracking category whose options are shown: its ref. */
  readonly group: string | undefined;
  readonly page: number;
  /** Why other days than the given ones are shown; null when these are shown. */
  readonly problem: string | null;
};

/**
 * Parses the parameters of a report. An invalid value is ignored: the report is then by category, or of this month. `problem`
 * says so for days. `allowed` are the dimensions that the person sees.
 */
export function reportQuery(
  given: unknown,
  {
    today,
    yearStart,
    allowed,
  }: { readonly today: Day; readonly yearStart: string; readonly allowed: readonly Dimension[] },
): ReportQuery {
  const { by, period: kind, from, to, ...rest } = query.parse(given);
  const shared = { ...rest, by: allowed.includes(by) ? by : 'category', group: rest.group } as const;
  if (kind !== 'custom') return { ...shared, kind, period: periodOn(kind, today, yearStart), problem: null };
  const problem = problemOf(from, to);
  if (problem !== null || !from || !to)
    return { ...shared, kind: 'this-month', period: periodOn('this-month', today, yearStart), problem };
  return { ...shared, kind, period: { from, to }, problem: null };
}

function problemOf(from: Day | undefined, to: Day | undefined): string | null {
  if (!from || !to) return 'Enter the first and the last day. This month is shown instead.';
  if (to < from) return 'The last day is before the first. This month is shown instead.';
  const tooLong = Number(monthOf(to).slice(0, 4)) - Number(monthOf(from).slice(0, 4)) > mostMonths / 12;
  if (tooLong || monthsIn({ from, to }).length > mostMonths)
    return `A report covers at most ${mostMonths / 12} years. This month is shown instead.`;
  return null;
}
