import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { setupIn } from '@/lib/data/setup/setup';
import type { Viewer } from '@/lib/domain/company/viewer';
import { yearStartOf } from '@/lib/domain/company/year-start';
import { type Bucket, bucketsOf, budgetMonthsOf } from '@/lib/domain/report/bucket';
import { type Cell, type Column, columns } from '@/lib/domain/report/cell';
import type { Dimension } from '@/lib/domain/report/dimension';
import { namingOf } from '@/lib/domain/report/naming';
import { type Period, periodBefore, sameLastYear } from '@/lib/domain/report/period';
import { type Report, reportOf } from '@/lib/domain/report/report';
import { type TrackingGroup, trackingGroups } from '@/lib/domain/report/tracking';
import { budgetsIn, budgetsOf } from './budgets';
import { counterCells } from './counter-cells';
import { digestCells, type OnlyKeys, rowCells } from './digest-cells';
import type { Periods } from './ranges';

export type ReportAsked = {
  readonly by: Dimension;
  readonly period: Period;
  /** The tracking category whose options are shown. By default, the first one. */
  readonly group?: string | undefined;
};

export type ReportShown = {
  readonly report: Report;
  readonly period: Period;
  /** Null when it is the same as the same period of last year. */
  readonly before: Period | null;
  readonly lastYear: Period;
  /** The rows of a report over time, by their key: the place of the row. Empty for other reports. */
  readonly buckets: readonly Bucket[];
  readonly groups: readonly TrackingGroup[];
  readonly group: TrackingGroup | null;
};

/** Returns the spending of a period by a dimension, beside earlier periods and the budgets. An employee's is their own. */
export const reportFor = (viewer: Viewer, { by, period, group: asked }: ReportAsked): Promise<ReportShown> =>
  inScope(viewer, async (tx) => {
    const lastYear = sameLastYear(period);
    const earlier = periodBefore(period);
    const before = earlier.from === lastYear.from && earlier.to === lastYear.to ? null : earlier;
    const periods: Periods = { now: period, lastYear, ...(before && { before }) };
    const buckets = by === 'time' ? bucketsOf({ now: period, before, lastYear }, yearStartOf(viewer)) : [];
    const cells = by === 'time' ? await cellsOverTime(tx, viewer, buckets) : await cellsBy(tx, viewer, by, periods);
    const suppliers = by === 'supplier' ? [...new Set(cells.flatMap(({ key }) => key ?? []))] : [];
    const { books, at, categoryNames } = await setupIn(tx, viewer.companyId, { suppliers, customers: [] });
    const byCategory = by === 'category' || by === 'time' ? await budgetsOf(tx, viewer, period) : undefined;
    const budgets = by === 'time' ? await budgetsOverTime(tx, viewer, { period, buckets }) : byCategory;
    const groups = by === 'tracking' ? trackingGroups(books.tracking) : [];
    const group = groups.find(({ ref }) => ref === asked) ?? groups[0] ?? null;
    const naming = namingOf(by, {
      books,
      mapping: at.mapping,
      categoryNames,
      group: group?.ref ?? null,
      buckets,
      locale: viewer.locale,
    });
    const report = reportOf(cells, naming, viewer.baseCurrency, {
      byKey: budgets ?? new Map(),
      total: byCategory && byCategory.size > 0 ? sumOf(byCategory) : null,
    });
    return { report, period, before, lastYear, buckets, groups, group };
  });

/** Returns the cells of a dimension. Those of an account have the categories as keys. */
export async function cellsBy(
  tx: Tx,
  viewer: Viewer,
  by: Exclude<Dimension, 'time'>,
  periods: Periods,
  only: OnlyKeys = {},
): Promise<Cell[]> {
  const grouped = by === 'account' ? 'category' : by;
  const digested = await digestCells(tx, viewer, grouped, periods, only);
  if (digested) return digested;
  switch (grouped) {
    case 'payee':
    case 'supplier':
    case 'tracking':
      return rowCells(tx, viewer, grouped, periods);
    default:
      return counterCells(tx, viewer, grouped, periods);
  }
}

/** Returns the cells of the rows of a report over time. Their key is the place of the row. */
async function cellsOverTime(tx: Tx, viewer: Viewer, buckets: readonly Bucket[]): Promise<Cell[]> {
  type Place = `${Column} ${number}`;
  const periods: Partial<Record<Place, Period>> = {};
  for (const [place, bucket] of buckets.entries())
    for (const column of columns) if (bucket[column]) periods[`${column} ${place}`] = bucket[column];
  const cells =
    (await digestCells(tx, viewer, 'currency', periods)) ?? (await counterCells(tx, viewer, 'currency', periods));
  return cells.flatMap((cell) => {
    const [name, key = null] = cell.column.split(' ');
    const column = columns.find((one) => one === name);
    return column ? [{ ...cell, column, key }] : [];
  });
}

/** Returns the budgets of all categories in each row of a report over time, by its place. */
async function budgetsOverTime(
  tx: Tx,
  viewer: Viewer,
  { period, buckets }: { readonly period: Period; readonly buckets: readonly Bucket[] },
): Promise<Map<string, bigint>> {
  const months = budgetMonthsOf(buckets, period, yearStartOf(viewer));
  const sums = new Map<string, bigint>();
  if (months === null || viewer.role === 'employee') return sums;
  for (const { month, minor } of await budgetsIn(tx, viewer, months)) {
    const place = String(months.indexOf(month));
    sums.set(place, (sums.get(place) ?? 0n) + minor);
  }
  return sums;
}

const sumOf = (amounts: ReadonlyMap<string, bigint>): bigint =>
  [...amounts.values()].reduce((sum, minor) => sum + minor, 0n);
