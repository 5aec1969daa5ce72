import { expenseAddress } from '@/lib/domain/expense/list-address';
import { pageAddress } from '@/lib/domain/page-address';
import type { Dimension } from './dimension';
import type { Period, PeriodKind } from './period';

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

/**
 * Returns the address of the expenses that make up a figure of a report. Without a key, that of all in the days. A figure over time is
 * that of its days.
 */
export function drillAddress(by: Dimension, key: string | null, { from, to }: Period): string {
  const days = { kind: 'spending', from, to } as const;
  return expenseAddress(key === null || by === 'time' ? days : { ...days, [by]: key });
}
