import { type Money, toDecimal } from '@/lib/domain/money';
import { type Dimension, dimensionNames } from './dimension';
import type { Period } from './period';
import type { Report } from './report';

export type CsvReport = {
  readonly by: Dimension;
  readonly report: Report;
  readonly period: Period;
  readonly before: Period | null;
  readonly lastYear: Period | null;
  readonly baseCurrency: string;
};

/** Returns the rows of the CSV file of a report: the titles, each row of its table, and the total. */
export function csvOf({ by, report, period, before, lastYear, baseCurrency }: CsvReport): string[][] {
  const amount = (minor: bigint) => toDecimal({ minor, currency: baseCurrency });
  const titled = (title: string, { from, to }: Period) => `${title}, ${baseCurrency} (${from} to ${to})`;
  const hasBudgets = report.total.budget !== null;
  const cells = (name: string, row: Report['total']) => [
    name,
    amount(row.now),
    ...(before ? [amount(row.before)] : []),
    ...(lastYear ? [amount(row.lastYear)] : []),
    ...(hasBudgets ? (row.budget === null ? ['', ''] : [amount(row.budget), amount(row.budget - row.now)]) : []),
    row.originals.map(written).join('; '),
  ];
  return [
    [
      dimensionNames[by],
      titled('Spent', period),
      ...(before ? [titled('Period before', before)] : []),
      ...(lastYear ? [titled('Same period last year', lastYear)] : []),
      ...(hasBudgets ? [`Budget, ${baseCurrency}`, `Left, ${baseCurrency}`] : []),
      'In other currencies',
    ],
    ...report.rows.map((row) => cells(row.name, row)),
    cells('Total', report.total),
  ];
}

const written = (money: Money): string => `${toDecimal(money)} ${money.currency}`;
