import type { Metadata } from 'next';
import { missingText, missingTitle, periodLabel } from '@/components/close/period-state';
import { toColumns } from '@/components/page/columns';
import { TextLink } from '@/components/ui/action/text-link';
import { Card } from '@/components/ui/display/card';
import { ListTable } from '@/components/ui/display/list-table';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { requireViewer } from '@/lib/auth/viewer';
import { listMonths } from '@/lib/data/close/periods';
import { isMonth } from '@/lib/domain/close/period';
import { dayAt, formatInstant, formatMonth, monthOf } from '@/lib/domain/day';
import { pageAddress } from '@/lib/domain/page-address';

export const metadata: Metadata = { title: 'Month-end close' };

export default async function ClosePage({ params, searchParams }: PageProps<'/[company]/close'>) {
  const viewer = await requireViewer(params, 'see-all-expenses');
  const { locale, timeZone } = viewer;
  const asked = (await searchParams).before;
  const before = typeof asked === 'string' && isMonth(asked) ? asked : null;
  const current = monthOf(dayAt(new Date(), timeZone));
  const { rows, older } = await listMonths(viewer, { current, before });
  const states = rows.map(({ month, state, missing }) => ({
    ...periodLabel(state, missing.length),
    isNow: month === current,
  }));
  return (
    <>
      <PageHeader
        back={<TextLink href="/">Home</TextLink>}
        title="Month-end close"
        subtitle="Entries of a closed month cannot be changed. Their rows are stored with a hash."
      />
      <Card>
        <ListTable
          caption="Months, newest first"
          className="month-rows"
          to="/close/"
          ids={rows.map(({ month }) => month)}
          columns={[
            { head: 'Month', cells: toColumns(rows.map(({ month }) => ({ text: formatMonth(month, locale) }))) },
            {
              head: 'Status',
              cells: toColumns(
                states.map(({ word, tone, isNow }) =>
                  isNow ? { text: 'In progress', tone: 'quiet' as const } : { text: word, tone },
                ),
              ),
            },
            {
              head: 'Missing',
              cells: toColumns(
                rows.map(({ missing, state }) => ({
                  text:
                    state === 'open'
                      ? missingTitle(missing, locale)
                      : missingText(missing, locale) || 'Nothing was missing',
                  detail: state === 'open' && missing.length > 0 ? missingText(missing, locale) : null,
                })),
              ),
            },
            {
              head: 'Closed by',
              cells: toColumns(
                rows.map(({ closing }) => ({
                  text: closing?.closedBy ?? '',
                  detail: closing && formatInstant(closing.closedAt, locale, timeZone),
                })),
              ),
            },
          ]}
        />
      </Card>
      <Pagination
        label="Pages of months"
        newerHref={before === null ? undefined : '/close'}
        olderHref={older === null ? undefined : pageAddress('/close', { before: older })}
        words={['Newest', 'Older']}
      />
    </>
  );
}
