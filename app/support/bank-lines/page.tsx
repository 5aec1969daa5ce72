import type { Metadata } from 'next';
import { toColumns } from '@/components/page/columns';
import { causeTitle } from '@/components/support/cause-title';
import { Card } from '@/components/ui/display/card';
import { ListTable } from '@/components/ui/display/list-table';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { requireStaff } from '@/lib/auth/viewer';
import { listFailedLines } from '@/lib/data/support/failed-lines';
import { packageOf } from '@/lib/domain/books/package';
import { formatAgo, formatInstant } from '@/lib/domain/day';
import { type PageAt, pageAtParams } from '@/lib/domain/list/page-at';
import { formatMoney } from '@/lib/domain/money';
import { pageAddress } from '@/lib/domain/page-address';
import { supportLocale } from '../locale';

export const metadata: Metadata = { title: 'Bank lines' };

export default async function FailedLinesPage({ searchParams }: PageProps<'/support/bank-lines'>) {
  const staff = await requireStaff();
  const { rows, newer, older } = await listFailedLines(staff, pageAtParams.parse(await searchParams));
  const now = new Date();
  return (
    <>
      <PageHeader title="Bank lines" subtitle="Lines of bank feeds that a package refused" />
      <Card>
        {rows.length > 0 ? (
          <ListTable
            caption="Refused bank lines, newest first"
            className="failure-rows"
            to="/support/bank-lines/"
            ids={rows.map(({ id }) => id)}
            columns={[
              { head: 'Payee', cells: toColumns(rows.map(({ name, account }) => ({ text: name, detail: account }))) },
              {
                head: 'Company',
                cells: toColumns(
                  rows.map((row) => ({
                    text: row.companyName,
                    detail: row.package ? packageOf(row.package).name : null,
                  })),
                ),
              },
              { head: 'Cause', cells: toColumns(rows.map(({ causeCode }) => ({ text: causeTitle(causeCode) }))) },
              {
                head: 'Failed',
                hideBelow: 'lg',
                cells: toColumns(
                  rows.map(({ failedAt }) => ({
                    text: formatAgo(failedAt, now),
                    exact: formatInstant(failedAt, supportLocale, 'UTC'),
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
                cells: toColumns(rows.map(({ amount }) => ({ text: formatMoney(amount, supportLocale) }))),
              },
            ]}
          />
        ) : (
          <Empty icon="icon-circle-check" title="No bank line was refused">
            Lines of bank feeds that a package refused appear here for all companies, with the reason.
          </Empty>
        )}
      </Card>
      <Pagination label="Pages of bank lines" newerHref={addressOf(newer)} olderHref={addressOf(older)} />
    </>
  );
}

const addressOf = (at: PageAt | null) => (at ? pageAddress('/support/bank-lines', at) : undefined);
