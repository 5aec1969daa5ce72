import 'server-only';
import { codingIn } from '@/lib/data/coding/context';
import type { CompanyScope, Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { kindIs, ofPeople, ofPerson } from '@/lib/data/movement/counters';
import { preflight } from '@/lib/domain/coding/preflight';
import type { CheckOutcome, CurrencyTotal, OutcomeSum } from '@/lib/domain/coding/preflight-sums';
import type { CodingIssue, IssueCode, IssueFix } from '@/lib/domain/expense/issue';
import type { MovementStatus } from '@/lib/domain/movement/status';
import { mostCounted } from '@/lib/domain/number';
import { movementIs } from './places';
import {
  type CheckedPage,
  inOrder,
  type PreflightAsked,
  type PreflightPage,
  preflightRowsPerPage,
} from './preflight-page';
import { currentMovements } from './stored-rows';
import { movementCandidates } from './sync-candidates';

/**
 * Checks more movements than can be evaluated for a page: takes the sums from the counters and the issues from what is
 * stored with them, and evaluates only the rows of the page. An edited one counts as an update. The sums are in the
 * currencies of the movements.
 */
export async function checkMany(
  tx: Tx,
  scope: CompanyScope,
  open: readonly OpenSum[],
  { outcomes, page }: PreflightAsked,
): Promise<CheckedPage> {
  const asked = outcomes.flatMap((outcome) => statusOf[outcome] ?? []);
  const { companyId } = scope;
  const ids = asked.length > 0 ? await idsOf(tx, pageOf(scope, asked, page)) : [];
  const read = ids.length > 0 ? await currentMovements(tx, companyId, ids) : { expenses: [], transfers: [] };
  const coding = await codingIn(tx, companyId, read.expenses);
  const { expenses, transfers } = await movementCandidates(tx, read, coding);
  const found = preflight(expenses, coding, transfers);
  const issueGroups = await issuesIn(tx, scope);
  return { setup: coding.setup, sums: sumsOf(open), issueGroups, going: [], rows: inOrder(found) };
}

const idsOf = (tx: Tx, places: Prisma.Sql): Promise<string[]> =>
  tx.$queryRaw<{ id: string }[]>`select p.id::text as id from (${places}) p`.then((rows) => rows.map(({ id }) => id));

const statusOf: Readonly<Partial<Record<CheckOutcome, MovementStatus>>> = {
  ready: 'ready',
  updates: 'changed',
  'not ready': 'incomplete',
};

/** Returns the query for the places of one page of the movements with these statuses, oldest first. */
function pageOf(scope: CompanyScope, statuses: readonly MovementStatus[], page: number): Prisma.Sql {
  const selected = statuses.map(
    (status) => Prisma.sql`select m.day, m.id from movements m where ${movementIs(scope, { status })}`,
  );
  return Prisma.sql`select e.day, e.id from (${Prisma.join(selected, ' union all ')}) e order by e.day, e.id
    limit ${preflightRowsPerPage} offset ${(page - 1) * preflightRowsPerPage}`;
}

/** The unsynced movements of one status and currency. Amounts are in minor units of it. */
export type OpenSum = {
  readonly status: MovementStatus;
  readonly currency: string;
  readonly count: number;
  readonly transfers: number;
  readonly out: bigint;
  readonly in: bigint;
  /** What only moved between accounts. */
  readonly moved: bigint;
};

/** Returns how many unsynced expenses and transfers there are, and their amounts. */
export const openSums = (tx: Tx, scope: CompanyScope): Promise<OpenSum[]> =>
  tx.$queryRaw<OpenSum[]>`
    select status::text as status, currency, sum(count)::int as count,
      coalesce(sum(count) filter (where kind = 'transfer'), 0)::int as transfers,
      coalesce(sum(minor) filter (where kind <> 'transfer' and sign = 1), 0)::bigint as out,
      coalesce(sum(minor) filter (where kind <> 'transfer' and sign = -1), 0)::bigint as in,
      coalesce(sum(minor) filter (where kind = 'transfer'), 0)::bigint as moved
    from (
      select kind, status, currency, sign, count, minor from movement_totals
      where ${ofPeople(scope)} and ${kindIs(scope)} and month is not null and category_id is null
      union all
      select kind, status, currency, sign, count, minor from movement_deltas
      where ${ofPerson(scope)} and ${kindIs(scope)} and category_id is null
    ) counters where status in ('ready', 'changed', 'incomplete') group by 1, 2 having sum(count) > 0`;

function sumsOf(sums: readonly OpenSum[]): PreflightPage['sums'] {
  const sumOf = (status: MovementStatus | undefined): OutcomeSum => {
    const own = sums.filter((sum) => sum.status === status);
    const totals = own
      .map(
        ({ currency, count, out, in: back, moved }): CurrencyTotal => ({
          count,
          out: { minor: out, currency },
          in: { minor: back, currency },
          moved: { minor: moved, currency },
        }),
      )
      .sort((one, other) => other.count - one.count || (one.out.currency < other.out.currency ? -1 : 1));
    return {
      count: own.reduce((sum, { count }) => sum + count, 0),
      transfers: own.reduce((sum, { transfers }) => sum + transfers, 0),
      totals,
    };
  };
  return {
    ready: sumOf(statusOf.ready),
    updates: sumOf(statusOf.updates),
    'not ready': sumOf(statusOf['not ready']),
    queued: sumOf(undefined),
    'already synced': sumOf(undefined),
  };
}

/** Returns the stored issues of the newest incomplete expenses, the most frequent first. */
async function issuesIn(tx: Tx, scope: CompanyScope): Promise<PreflightPage['issueGroups']> {
  const groups = await tx.$queryRaw<IssueRow[]>`
    select issue->>'code' as code, issue->>'fix' as fix, issue->>'message' as message, count(distinct id)::int as count,
      (count(distinct id) filter (where kind = 'transfer'))::int as transfers,
      min(id::text) as "expenseId"
    from (
      select m.id, m.kind, m.issues from movements m where ${movementIs(scope, { status: 'incomplete' })}
      order by m.day desc, m.id desc limit ${mostCounted}
    ) e cross join lateral jsonb_array_elements(e.issues) issue
    group by 1, 2, 3 order by 4 desc limit 100`;
  return groups.map(({ code, fix, message, count, transfers, expenseId }) => {
    const issue: CodingIssue = { code, fix, message };
    return { issue, count, transfers, expenseId };
  });
}

type IssueRow = {
  readonly code: IssueCode;
  readonly fix: IssueFix;
  readonly message: string;
  readonly count: number;
  readonly transfers: number;
  readonly expenseId: string;
};
