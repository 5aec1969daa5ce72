import 'server-only';
import { type CompanyCoding, codingIn } from '@/lib/data/coding/context';
import { inScope, type Tx } from '@/lib/data/db';
import { countersIn } from '@/lib/data/movement/counters';
import { refNamesIn } from '@/lib/data/ref-names';
import { refsOf } from '@/lib/domain/books/record';
import { preflight } from '@/lib/domain/coding/preflight';
import type { Viewer } from '@/lib/domain/company/viewer';
import { unsyncedStatuses } from '@/lib/domain/movement/status';
import { checkMany } from './preflight-many';
import { type PreflightAsked, type PreflightPage, preflightRowsPerPage } from './preflight-page';
import { rowColumns, toRow } from './rows';
import { candidates } from './sync-candidates';

export { preflightRowsPerPage } from './preflight-page';

/** Up to so many expenses are evaluated for a page. Of more, the page shows what is stored, and evaluates those it shows. */
const mostEvaluated = 500;

/** Returns what a sync would do if it were requested now. Sends nothing and makes no call to Codat. */
export const preflightPage = (viewer: Viewer, asked: PreflightAsked): Promise<PreflightPage> =>
  inScope(viewer, async (tx) => {
    const coding = await codingIn(tx, viewer.companyId);
    const counters = await countersIn(tx, viewer);
    const open = unsyncedStatuses.reduce((sum, status) => sum + counters[status].count, 0);
    const page =
      asked.ids === null && open > mostEvaluated
        ? await checkMany(tx, viewer, coding, asked)
        : await checkAll(tx, viewer, coding, asked);
    const refs = page.rows.flatMap(({ result }) => ('record' in result ? refsOf(result.record) : []));
    return { ...page, names: await refNamesIn(tx, viewer.companyId, refs) };
  });

/** Evaluates every expense that is asked for. */
async function checkAll(
  tx: Tx,
  { companyId }: Viewer,
  coding: CompanyCoding,
  { ids, outcomes, page }: PreflightAsked,
): Promise<Omit<PreflightPage, 'names'>> {
  const read = await tx.movement.findMany({
    where: {
      companyId,
      kind: 'expense',
      removedAt: null,
      ...(ids ? { id: { in: [...ids] } } : { status: { in: [...unsyncedStatuses] } }),
    },
    select: rowColumns,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
    take: ids ? ids.length : mostEvaluated,
  });
  const rows = read.map((row) => toRow(row, coding));
  const { checked, sums, issueGroups } = preflight(await candidates(tx, rows, coding), coding);
  const asked = checked.filter(({ result }) => outcomes.includes(result.outcome));
  return {
    sums,
    issueGroups: issueGroups.map(({ issue, expenseIds }) => ({
      issue,
      count: expenseIds.length,
      expenseId: expenseIds[0] ?? '',
    })),
    going: ids ? checked.flatMap(({ expense, result }) => ('record' in result ? expense.id : [])) : [],
    rows: asked.slice((page - 1) * preflightRowsPerPage, page * preflightRowsPerPage),
  };
}
