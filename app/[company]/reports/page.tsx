import type { Metadata } from 'next';
import { toColumns } from '@/components/page/columns';
import { PrintButton } from '@/components/report/print-button';
import { ReportChart } from '@/components/report/report-chart';
import { ReportFilters } from '@/components/report/report-filters';
import { ReportTable } from '@/components/report/report-table';
import { barsOf, describeBars, shownRow, timeBarsOf } from '@/components/report/shown-report';
import { TimeChart } from '@/components/report/time-chart';
import { MoreLinks } from '@/components/ui/action/more-links';
import { Card } from '@/components/ui/display/card';
import { PageHeader } from '@/components/ui/display/page-header';
import { Pagination } from '@/components/ui/display/pagination';
import { Empty } from '@/components/ui/feedback/empty';
import { Notice } from '@/components/ui/feedback/notice';
import { may } from '@/lib/auth/permissions';
import { requireViewer } from '@/lib/auth/viewer';
import { reportFor } from '@/lib/data/report/reports';
import { yearStartOf } from '@/lib/domain/company/year-start';
import { addDays, dayAt, formatDay } from '@/lib/domain/day';
import { formatMoney } from '@/lib/domain/money';
import { pageAddress } from '@/lib/domain/page-address';
import { reportAddress, reportParameters } from '@/lib/domain/report/address';
import { dimensionNames, dimensionsFor } from '@/lib/domain/report/dimension';
import { budgetMonths, type Period } from '@/lib/domain/report/period';
import { reportQuery } from '@/lib/domain/report/query';

export const metadata: Metadata = { title: 'Reports' };

const rowsPerPage = 50;

export default async function ReportsPage({ params, searchParams }: PageProps<'/[company]/reports'>) {
  const viewer = await requireViewer(params);
  const { locale, baseCurrency: currency, timeZone, role } = viewer;
  const today = dayAt(new Date(), timeZone);
  const seesAll = may(role, 'see-all-expenses');
  const allowed = dimensionsFor(seesAll);
  const query = reportQuery(await searchParams, { today, yearStart: yearStartOf(viewer), allowed });
  const { by, period } = query;
  const { report, before, lastYear, buckets, groups, group } = await reportFor(viewer, query);
  const isOverTime = by === 'time';
  const shownIn = { currency, locale, hasBefore: before !== null };
  const money = (minor: bigint) => formatMoney({ minor, currency }, locale);
  const words = ({ from, to }: Period) =>
    from === to ? formatDay(from, locale) : `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
  const pages = Math.max(1, Math.ceil(report.rows.length / rowsPerPage));
  const page = Math.min(query.page, pages);
  const rows = isOverTime ? report.rows : report.rows.slice((page - 1) * rowsPerPage, page * rowsPerPage);
  const address = { ...query, group: group?.ref };
  const pageAt = (at: number) => reportAddress({ ...address, page: at });
  const { total } = report;
  const title = `${seesAll ? 'Spending' : 'Your spending'} ${isOverTime ? 'over time' : `by ${dimensionNames[by].toLowerCase()}`}`;
  return (
    <>
      <PageHeader
        title="Reports"
        subtitle={words(period)}
        actions={
          <>
            <MoreLinks
              links={[
                ...(seesAll
                  ? [
                      { href: '/reports/budgets', label: 'Budgets' },
                      { href: '/close', label: 'Month-end close' },
                    ]
                  : []),
                { href: pageAddress('/api/reports', reportParameters(address)), label: 'Download CSV', download: true },
              ]}
            />
            <PrintButton />
          </>
        }
      />
      <ReportFilters
        report={address}
        allowed={allowed}
        groups={groups}
        group={group}
        locale={locale}
        latest={addDays(today, 366)}
      />
      {query.problem && (
        <Notice tone="warn" className="mb-3">
          {query.problem}
        </Notice>
      )}
      {report.rows.length === 0 ? (
        <Card>
          <Empty icon="icon-chart-column" title="No spending in this period">
            Expenses of these days appear here, less refunds. Choose another period to see earlier ones.
          </Empty>
        </Card>
      ) : (
        <>
          <p className="mb-3 flex flex-wrap items-baseline gap-x-3">
            <strong className="tabular text-2xl font-semibold">{money(total.now)}</strong>
            <span className="text-soft">
              {[
                'spent, less refunds',
                ...(before ? [`${money(total.before)} in the period before`] : []),
                `${money(total.lastYear)} in the same period last year`,
              ].join(' · ')}
            </span>
          </p>
          {chart()}
          <Card aria-label={`${title}: figures`} className="print:border-0">
            <ReportTable
              caption={`${title}, ${words(period)}, in ${currency}`}
              by={by}
              head={group && groups.length > 1 ? group.name : dimensionNames[by]}
              heads={{ now: `Spent, ${currency}`, before: 'Period before', lastYear: 'Last year' }}
              periods={{ now: period, before, lastYear }}
              rows={toColumns(
                rows.map((row) => shownRow(isOverTime ? { ...row, days: buckets[Number(row.key)] } : row, shownIn)),
              )}
              total={shownRow({ ...total, key: 'total', name: 'Total' }, shownIn)}
            />
          </Card>
          {pages > 1 && !isOverTime && (
            <Pagination
              label="Pages of the report"
              newerHref={page > 1 ? pageAt(page - 1) : undefined}
              olderHref={page < pages ? pageAt(page + 1) : undefined}
            />
          )}
          <p className="mt-3 max-w-[80ch] text-sm text-faint">
            {notes(by, {
              currency,
              before,
              lastYear,
              hasBudget: budgetMonths(period, yearStartOf(viewer)) !== null,
              words,
            })}
          </p>
        </>
      )}
    </>
  );

  function chart() {
    const description = (bars: Parameters<typeof describeBars>[0]) =>
      describeBars(bars, report.rows.length, currency, locale);
    if (isOverTime) {
      const bars = timeBarsOf(report.rows, buckets, shownIn);
      return <TimeChart title={title} description={description(bars)} bars={bars} />;
    }
    const bars = barsOf(report.rows, shownIn);
    return (
      <ReportChart
        title={title}
        description={description(bars)}
        bars={bars}
        comparedWith={before ? 'the period before' : 'the same period last year'}
      />
    );
  }
}

function notes(
  by: string,
  {
    currency,
    before,
    lastYear,
    hasBudget,
    words,
  }: {
    currency: string;
    before: Period | null;
    lastYear: Period;
    hasBudget: boolean;
    words: (period: Period) => string;
  },
): string {
  return [
    `Amounts are in ${currency}, less refunds, cashback and chargebacks. Transfers are not spending.`,
    `${before ? `The period before is ${words(before)}. ` : ''}Last year is ${words(lastYear)}.`,
    `The change is from ${before ? 'the period before' : 'last year'}.`,
    ...(by === 'account' ? ['Accounts follow the current mapping.'] : []),
    ...(by === 'tracking' ? ['Options set by a category follow the current mapping.'] : []),
    ...(by === 'supplier' ? ['Suppliers set by the mapping follow the current mapping.'] : []),
    ...((by === 'category' || by === 'time') && !hasBudget
      ? ['Budgets are monthly. They are shown for periods of whole months only.']
      : []),
  ].join(' ');
}
