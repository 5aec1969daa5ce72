import { type Money, toDecimal } from '@/lib/domain/money';
import type { Bucket } from './bucket';
import { type Dimension, dimensionNames } from './dimension';
import type { Period } from './period';
import type { Report } from './report';

export type CsvReport = {
  readonly by: Dimension;
  readonly report: Report;
  readonly period: Period;
  readonly before: Period | null;
  readonly lastYear: Period;
  /** The rows of a report over time, by their key. */
  readonly buckets: readonly Bucket[];
  readonly baseCurrency: string;
};

/** Returns the rows of the CSV file of a report: the titles, each row of its table, and the total. */
export function csvOf({ by, report, period, before, lastYear, buckets, baseCurrency }: CsvReport): string[][] {
  const isOverTime = by === 'time';
  const amount = (minor: bigint) => toDecimal({ minor, currency: baseCurrency });
  const titled = (title: string, { from, to }: Period) => [
    ...(isOverTime ? [`${title}: days`] : []),
    `${title}, ${baseCurrency} (${from} to ${to})`,
  ];
  const whole: Bucket = { now: period, before, lastYear };
  const hasBudgets = report.total.budget !== null;
  // A row over time has days of its own in each period, or none in some.
  const figure = (minor: bigint, days: Period | null) => [
    ...(isOverTime ? [days ? writtenDays(days) : ''] : []),
    days ? amount(minor) : '',
  ];
  const cells = (name: string, row: Report['total'], days: Bucket) => [
    name,
    ...figure(row.now, days.now),
    ...(before ? figure(row.before, days.before) : []),
    ...figure(row.lastYear, days.lastYear),
    ...(hasBudgets ? (row.budget === null ? ['', ''] : [amount(row.budget), amount(row.budget - row.now)]) : []),
    row.originals.map(written).join('; '),
  ];
  return [
    [
      dimensionNames[by],
      ...titled('Spent', period),
      ...(before ? titled('Period before', before) : []),
      ...titled('Same period last year', lastYear),
      ...(hasBudgets ? [`Budget, ${baseCurrency}`, `Left, ${baseCurrency}`] : []),
      'In other currencies',
    ],
    ...report.rows.map((row) => cells(row.name, row, (isOverTime && buckets[Number(row.key)]) || whole)),
    cells('Total', report.total, whole),
  ];
}

const writtenDays = ({ from, to }: Period): string => (from === to ? from : `${from} to ${to}`);

const written = (money: Money): string => `${toDecimal(money)} ${money.currency}`;
