import { toColumns } from '@/components/page/columns';
import { ListTable } from '@/components/ui/display/list-table';
import type { PackageKey } from '@/lib/domain/books/package';
import { packageOf } from '@/lib/domain/books/package';
import { formatAgo, formatInstant } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { causeTitle } from './cause-title';

export type FailureRow = {
  readonly id: string;
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly merchant: string;
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly causeCode: string;
  readonly attempt: number;
  readonly failedAt: Date;
};

/** The failed expenses of all companies. */
export function FailureTable({ rows, locale, now }: { rows: readonly FailureRow[]; locale: string; now: Date }) {
  return (
    <ListTable
      caption="Failures, newest first"
      className="failure-rows"
      to="/support/items/"
      ids={rows.map(({ id }) => id)}
      columns={[
        { head: 'Name', cells: toColumns(rows.map(({ merchant }) => ({ text: merchant }))) },
        {
          head: 'Company',
          cells: toColumns(
            rows.map((row) => ({ text: row.companyName, detail: row.package ? packageOf(row.package).name : null })),
          ),
        },
        { head: 'Cause', cells: toColumns(rows.map(({ causeCode }) => ({ text: causeTitle(causeCode) }))) },
        {
          head: 'Failed',
          hideBelow: 'lg',
          cells: toColumns(
            rows.map(({ failedAt }) => ({
              text: formatAgo(failedAt, now),
              exact: formatInstant(failedAt, locale, 'UTC'),
            })),
          ),
        },
        {
          head: 'Attempts',
          numeric: true,
          hideBelow: 'lg',
          cells: toColumns(rows.map(({ attempt }) => ({ text: `${attempt}` }))),
        },
        {
          head: 'Amount',
          numeric: true,
          cells: toColumns(rows.map(({ amount }) => ({ text: formatMoney(amount, locale) }))),
        },
      ]}
    />
  );
}
