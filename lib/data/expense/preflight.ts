import type { EntryNames } from '@/lib/domain/books/entry-names';
import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import { inScope } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { refsOf } from '@/lib/domain/books/record';
import { type CheckOutcome, type Preflight, preflight } from '@/lib/domain/coding/preflight';
import type { Viewer } from '@/lib/domain/company/viewer';
import { unsyncedStatuses } from '@/lib/domain/movement/status';
import { expenseWhere } from './filter';
import { rowColumns, toRow } from './rows';
import { candidates, type SyncCandidate } from './sync-candidates';

/**
 * What to check and what to return. `ids` are the expenses to check; null means all unsynced ones. The result contains
 * one page of the expenses with the given outcomes.
 */
export type PreflightAsked = {
  readonly ids: readonly string[] | null;
  readonly outcomes: readonly CheckOutcome[];
  readonly page: number;
};

export type PreflightPage = Pick<Preflight<SyncCandidate>, 'sums' | 'issueGroups'> & {
  /** Those of the given `ids` that a sync would write or update. Empty if all expenses are checked. */
  readonly going: readonly string[];
  /** One page of the checked expenses that have the requested outcomes. */
  readonly rows: Preflight<SyncCandidate>['checked'];
  /** The names in the books of the entries in the records of this page. */
  readonly names: EntryNames;
};

export const preflightRowsPerPage = 50;
const mostAtOnce = 10_000;

/** Returns what a sync would do if it were requested now. Sends nothing and makes no call to Codat. */
export const preflightPage = (viewer: Viewer, { ids, outcomes, page }: PreflightAsked): Promise<PreflightPage> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const coding = await codingIn(tx, companyId);
    const read = await tx.movement.findMany({
      where: ids
        ? { companyId, removedAt: null, id: { in: [...ids] } }
        : { OR: unsyncedStatuses.map((status) => expenseWhere(companyId, { status }, coding)) },
      select: rowColumns,
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
      take: mostAtOnce,
    });
    const rows = read.map((row) => toRow(row, coding));
    const { checked, sums, issueGroups } = preflight(await candidates(tx, rows, coding), coding);
    const asked = checked.filter(({ result }) => outcomes.includes(result.outcome));
    const shown = asked.slice((page - 1) * preflightRowsPerPage, page * preflightRowsPerPage);
    return {
      sums,
      issueGroups,
      going: ids ? checked.flatMap(({ expense, result }) => ('record' in result ? expense.id : [])) : [],
      rows: shown,
      names: await refNamesIn(
        tx,
        companyId,
        shown.flatMap(({ result }) => ('record' in result ? refsOf(result.record) : [])),
      ),
    };
  });
