import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { namesFrom } from '@/lib/data/setup/names';
import { transferCandidates } from '@/lib/data/transfer/candidates';
import { evaluatedTransfer, transfersAt, transfersIn } from '@/lib/data/transfer/stored';
import { sentRefsOf } from '@/lib/domain/books/sent-record';
import { preflight } from '@/lib/domain/coding/preflight';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { ListedKind } from '@/lib/domain/expense/filter';
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
import { currentRows, evaluated } from './stored-rows';
import { candidates } from './sync-candidates';

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
  const read = await currentRows(tx, viewer.companyId, ids ?? unsyncedPlaces(viewer, 'expense'));
  const coding = await codingIn(tx, viewer.companyId, read);
  const rows = read.reverse().map((row) => evaluated(row, coding));
  const { companyId } = viewer;
  const moved = ids
    ? await otherThan(tx, companyId, ids, read)
    : await transfersAt(tx, companyId, unsyncedPlaces(viewer, 'transfer'), mostEvaluated);
  const found = preflight(
    await candidates(tx, rows, coding),
    coding,
    await transferCandidates(
      tx,
      moved.map((row) => evaluatedTransfer(row, coding)),
      coding,
    ),
  );
  const { sums, issueGroups } = found;
  const all = inOrder(found);
  const transferIds = new Set(moved.map(({ id }) => id));
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

/** Returns the transfers among the ids that are no expenses. Most selections have none, and then nothing is read. */
const otherThan = (tx: Tx, companyId: string, ids: readonly string[], expenses: readonly { readonly id: string }[]) =>
  ids.length > expenses.length ? transfersIn(tx, companyId, ids) : Promise.resolve([]);

/** Returns the query for the places of the unsynced expenses or transfers. */
const unsyncedPlaces = (viewer: Viewer, kind: ListedKind): Prisma.Sql => {
  const selected = unsyncedStatuses.map(
    (status) => Prisma.sql`select m.day, m.id from movements m where ${movementIs(viewer, { status, kind })}`,
  );
  return Prisma.sql`select e.day, e.id from (${Prisma.join(selected, ' union all ')}) e order by e.day, e.id limit ${mostEvaluated}`;
};
