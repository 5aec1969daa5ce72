import 'server-only';
import { cursorAfter } from '@/lib/data/movement/open';
import type { TaskPage } from '@/lib/data/task/pages';
import { addExpenses, expenseCounts } from '@/lib/domain/counts/counts';
import { addMerchants } from './merchants';
import { countedRows } from './rows';

const pageSize = 4_000;

/** Counts one page of expenses. The last page deletes the counts of earlier tasks, which no page shows any more. */
export const countExpensesPage: TaskPage = async (tx, { companyId }, { id: taskId, cursor: after, result }) => {
  const rows = await countedRows(tx, companyId, { after, size: pageSize });
  const counts = expenseCounts.parse(result);
  const merchants = counts.merchants + (await addMerchants(tx, { companyId, taskId }, rows));
  const cursor = cursorAfter(
    rows.map(({ id }) => id),
    pageSize,
  );
  if (cursor === null)
    await tx.backgroundTask.deleteMany({ where: { companyId, kind: 'count-expenses', id: { lt: taskId } } });
  return { rows: rows.length, cursor, result: { ...addExpenses(counts, rows), merchants } };
};
