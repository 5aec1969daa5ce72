import { may } from '@/lib/auth/permissions';
import { reportFor } from '@/lib/data/report/reports';
import { yearStartOf } from '@/lib/domain/company/year-start';
import { writeCsv } from '@/lib/domain/csv';
import { dayAt } from '@/lib/domain/day';
import { csvOf } from '@/lib/domain/report/csv';
import { dimensionNames, dimensionsFor } from '@/lib/domain/report/dimension';
import { reportQuery } from '@/lib/domain/report/query';
import { uncached } from '../responses';
import { permittedViewer } from '../upload';

/** Returns a report as a CSV file, with the rows of all its pages. Every member may: an employee gets their own spending. */
export async function GET(request: Request, context: RouteContext<'/[company]/api/reports'>): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  const { timeZone, baseCurrency, role } = viewer;
  const query = reportQuery(Object.fromEntries(new URL(request.url).searchParams), {
    today: dayAt(new Date(), timeZone),
    yearStart: yearStartOf(viewer),
    allowed: dimensionsFor(may(role, 'see-all-expenses')),
  });
  const { report, before, lastYear, buckets } = await reportFor(viewer, query);
  const { by, period } = query;
  const isOverTime = by === 'time';
  const rows = csvOf({
    by,
    report,
    period,
    before,
    lastYear,
    buckets,
    baseCurrency,
  });
  const name = `Spending by ${dimensionNames[by].toLowerCase()} ${period.from} to ${period.to}`;
  return new Response(writeCsv(rows), {
    headers: {
      ...uncached.headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${isOverTime ? name.replace('by over time', 'over time') : name}.csv"`,
    },
  });
}
