import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { setupIn } from '@/lib/data/setup/setup';
import type { Viewer } from '@/lib/domain/company/viewer';
import { monthOf } from '@/lib/domain/day';
import type { Cell } from '@/lib/domain/report/cell';
import type { Dimension } from '@/lib/domain/report/dimension';
import { namingOf } from '@/lib/domain/report/naming';
import { type Period, periodBefore, sameLastYear } from '@/lib/domain/report/period';
import { type Report, reportOf } from '@/lib/domain/report/report';
import { type TrackingGroup, trackingGroups } from '@/lib/domain/report/tracking';
import { budgetsOf } from './budgets';
import { counterCells } from './counter-cells';
import { digestCells, type OnlyKeys, rowCells } from './digest-cells';
import type { GroupDimension } from './grouped';
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
  readonly groups: readonly TrackingGroup[];
  readonly group: TrackingGroup | null;
};

/** Returns the spending of a period by a dimension, beside earlier periods and the budgets. An employee's is their own. */
export const reportFor = (viewer: Viewer, { by, period, group: asked }: ReportAsked): Promise<ReportShown> =>
  inScope(viewer, async (tx) => {
    const lastYear = sameLastYear(period);
    const earlier = periodBefore(period);
    const before = earlier.from === lastYear.from && earlier.to === lastYear.to ? null : earlier;
    const periods: Periods = by === 'time' ? { now: period } : { now: period, lastYear, ...(before && { before }) };
    const cells = await cellsBy(tx, viewer, by, periods);
    const suppliers = by === 'supplier' ? [...new Set(cells.flatMap(({ key }) => key ?? []))] : [];
    const { books, at, categoryNames } = await setupIn(tx, viewer.companyId, { suppliers, customers: [] });
    const budgets = by === 'category' ? await budgetsOf(tx, viewer, period) : undefined;
    const groups = by === 'tracking' ? trackingGroups(books.tracking) : [];
    const group = groups.find(({ ref }) => ref === asked) ?? groups[0] ?? null;
    const naming = namingOf(by, {
      books,
      mapping: at.mapping,
      categoryNames,
      group: group?.ref ?? null,
      locale: viewer.locale,
    });
    const report = reportOf(cells, naming, viewer.baseCurrency, budgets);
    return { report, period, before, lastYear, groups, group };
  });

/** Returns the cells of a dimension. Over time, a period within one month is shown by day, and others by month. */
export async function cellsBy(
  tx: Tx,
  viewer: Viewer,
  by: Dimension,
  periods: Periods,
  only: OnlyKeys = {},
): Promise<Cell[]> {
  const grouped = groupedBy(by, periods);
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

function groupedBy(by: Dimension, { now }: Periods): GroupDimension {
  if (by === 'account') return 'category';
  if (by !== 'time') return by;
  return now && isWithinMonth(now) ? 'day' : 'month';
}

const isWithinMonth = ({ from, to }: Period): boolean => monthOf(from) === monthOf(to);
