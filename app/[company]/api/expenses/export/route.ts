import { exportExpenses } from '@/lib/data/expense/export';
import { byteOrderMark, csvRows } from '@/lib/domain/csv';
import { dayAt } from '@/lib/domain/day';
import { exportRow, exportTitles } from '@/lib/domain/expense/export';
import { expenseFilter } from '@/lib/domain/expense/filter';
import { uncached } from '../../responses';
import { permittedViewer } from '../../upload';

/**
 * Streams the expenses of the list as a CSV file, with the filters of the list. Every member may: an employee gets their own
 * expenses. A part is read only when the browser has taken the part before.
 */
export async function GET(
  request: Request,
  context: RouteContext<'/[company]/api/expenses/export'>,
): Promise<Response> {
  const viewer = await permittedViewer(request, context);
  if (viewer instanceof Response) return viewer;
  const { after: _, ...filter } = expenseFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { baseCurrency, timeZone } = viewer;
  const parts = exportExpenses(viewer, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(byteOrderMark + csvRows([exportTitles(baseCurrency)]))),
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(csvRows(value.map((expense) => exportRow(expense, baseCurrency)))));
      },
      cancel: async () => void (await parts.return(undefined)),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      ...uncached.headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="Expenses ${dayAt(new Date(), timeZone)}.csv"`,
    },
  });
}
