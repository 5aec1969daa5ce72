import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { namesFrom } from '@/lib/data/setup/names';
import { sentRefsOf } from '@/lib/domain/books/sent-record';
import { preflight } from '@/lib/domain/coding/preflight';
import type { Viewer } from '@/lib/domain/company/viewer';
import { unsyncedStatuses } from '@/lib/domain/movement/status';
import { movementIs } from './places';
import { checkMany, openSums } from './preflight-many';
import {
  type CheckedMovement,
  type CheckedPage,
  inOrder,
  type PreflightAsked,
  type PreflightPage,
  preflightRowsPerPage,
} from './preflight-page';
import { currentMovements } from './stored-rows';
import { movementCandidates } from './sync-candidates';

export { preflightRowsPerPage } from './preflight-page';

/** Up to so many movements are evaluated for a page. Of more, the page shows what is stored, and evaluates those it shows. */
const mostEvaluated = 500;

/** Returns what a sync would do if it were requested now. Sends nothing and makes no call to Codat. */
export const preflightPage = (viewer: Viewer, asked: PreflightAsked): Promise<PreflightPage> =>
  inScope(viewer, async (tx) => {
    const open = asked.ids === null ? await openSums(tx, viewer) : [];
    const isMany = open.reduce((sum, { count }) => sum + count, 0) > mostEvaluated;
    const { setup, ...page } = isMany ? await checkMany(tx, viewer, open, asked) : await checkAll(tx, viewer, asked);
    const entries = page.rows.flatMap(({ result }) => ('record' in result ? sentRefsOf(result.record) : []));
    return { ...page, names: await namesFrom(tx, viewer.companyId, setup, { entries }) };
  });

/** Evaluates every expense and transfer that is asked for. */
async function checkAll(tx: Tx, viewer: Viewer, { ids, outcomes, page }: PreflightAsked): Promise<CheckedPage> {
  const read = await currentMovements(tx, viewer.companyId, ids ?? unsyncedPlaces(viewer));
  const coding = await codingIn(tx, viewer.companyId, read.expenses);
  const { expenses, transfers } = await movementCandidates(tx, read, coding);
  const found = preflight(expenses, coding, transfers);
  const { sums, issueGroups } = found;
  const all = inOrder(found);
  const transferIds = new Set(transfers.map(({ id }) => id));
  const asked = all.filter(({ result }) => outcomes.includes(result.outcome));
  return {
    setup: coding.setup,
    sums,
    issueGroups: issueGroups.map(({ issue, expenseIds }) => ({
      issue,
      count: expenseIds.length,
      transfers: expenseIds.filter((id) => transferIds.has(id)).length,
      expenseId: expenseIds[0] ?? '',
    })),
    going: ids ? all.flatMap((one) => ('record' in one.result ? idOf(one) : [])) : [],
    rows: asked.slice((page - 1) * preflightRowsPerPage, page * preflightRowsPerPage),
  };
}

const idOf = (one: CheckedMovement): string => ('expense' in one ? one.expense : one.transfer).id;

/** Returns the query for the places of the unsynced movements, oldest first. */
const unsyncedPlaces = (viewer: Viewer): Prisma.Sql => {
  const selected = unsyncedStatuses.map(
    (status) => Prisma.sql`select m.day, m.id from movements m where ${movementIs(viewer, { status })}`,
  );
  return Prisma.sql`select e.day, e.id from (${Prisma.join(selected, ' union all ')}) e order by e.day, e.id limit ${mostEvaluated}`;
};
