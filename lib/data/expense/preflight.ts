import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { namesFrom } from '@/lib/data/setup/names';
import { refsOf } from '@/lib/domain/books/record';
import { preflight } from '@/lib/domain/coding/preflight';
import type { Viewer } from '@/lib/domain/company/viewer';
import { unsyncedStatuses } from '@/lib/domain/movement/status';
import { expenseIs } from './places';
import { checkMany, openSums } from './preflight-many';
import { type CheckedPage, type PreflightAsked, type PreflightPage, preflightRowsPerPage } from './preflight-page';
import { currentRows, evaluated } from './stored-rows';
import { candidates } from './sync-candidates';

export { preflightRowsPerPage } from './preflight-page';

/** Up to so many expenses are evaluated for a page. Of more, the page shows what is stored, and evaluates those it shows. */
const mostEvaluated = 500;

/** Returns what a sync would do if it were requested now. Sends nothing and makes no call to Codat. */
export const preflightPage = (viewer: Viewer, asked: PreflightAsked): Promise<PreflightPage> =>
  inScope(viewer, async (tx) => {
    const open = asked.ids === null ? await openSums(tx, viewer) : [];
    const isMany = open.reduce((sum, { count }) => sum + count, 0) > mostEvaluated;
    const { setup, ...page } = isMany ? await checkMany(tx, viewer, open, asked) : await checkAll(tx, viewer, asked);
    const entries = page.rows.flatMap(({ result }) => ('record' in result ? refsOf(result.record) : []));
    return { ...page, names: await namesFrom(tx, viewer.companyId, setup, { entries }) };
  });

/** Evaluates every expense that is asked for. */
async function checkAll(tx: Tx, viewer: Viewer, { ids, outcomes, page }: PreflightAsked): Promise<CheckedPage> {
  const read = await currentRows(tx, viewer.companyId, ids ?? unsyncedPlaces(viewer));
  const coding = await codingIn(tx, viewer.companyId, read);
  const rows = read.reverse().map((row) => evaluated(row, coding));
  const { checked, sums, issueGroups } = preflight(await candidates(tx, rows, coding), coding);
  const asked = checked.filter(({ result }) => outcomes.includes(result.outcome));
  return {
    setup: coding.setup,
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

/** Returns the query for the places of the unsynced expenses. */
const unsyncedPlaces = (viewer: Viewer): Prisma.Sql => {
  const selected = unsyncedStatuses.map(
    (status) => Prisma.sql`select m.day, m.id from movements m where ${expenseIs(viewer, { status })}`,
  );
  return Prisma.sql`select e.day, e.id from (${Prisma.join(selected, ' union all ')}) e order by e.day, e.id limit ${mostEvaluated}`;
};
