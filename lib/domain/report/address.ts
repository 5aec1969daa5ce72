import { expenseAddress } from '@/lib/domain/expense/list-address';
import { pageAddress } from '@/lib/domain/page-address';
import type { Dimension } from './dimension';
import { monthsFrom, type Period, type PeriodKind } from './period';

export type ReportAddress = {
  readonly by: Dimension;
  readonly kind: PeriodKind;
  readonly period: Period;
  readonly group?: string | undefined;
  readonly page?: number | undefined;
};

/** Returns the parameters of a report in a URL. The days are given only where the kind of the period does not say them. */
export const reportParameters = ({ by, kind, period, group, page }: ReportAddress) => ({
  by,
  period: kind,
  ...(kind === 'custom' && { from: period.from, to: period.to }),
  group,
  page: page && page > 1 ? String(page) : undefined,
});

export const reportAddress = (report: ReportAddress): string => pageAddress('/reports', reportParameters(report));

/** Returns the address of the expenses that make up a figure of a report. Without a key, that of the whole period. */
export function drillAddress(by: Dimension, key: string | null, period: Period): string {
  const days = { kind: 'spending', from: period.from, to: period.to } as const;
  if (key === null) return expenseAddress(days);
  if (by !== 'time') return expenseAddress({ ...days, [by]: key });
  const own = key.length === 7 ? monthsFrom(key, 1) : { from: key, to: key };
  return expenseAddress({
    ...days,
    from: own.from > period.from ? own.from : period.from,
    to: own.to < period.to ? own.to : period.to,
  });
}
