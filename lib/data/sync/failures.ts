import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { accountLabel } from '@/lib/domain/books/books';
import { causeOf } from '@/lib/domain/causes/diagnose';
import type { Viewer } from '@/lib/domain/company/viewer';

/** Selects failed expenses. Filters that are not set select all runs, causes or categories. */
export type FailureFilter = {
  readonly runId?: string | undefined;
  readonly causeId?: string | undefined;
  readonly categoryId?: string | undefined;
};

/** Failed expenses of a company that can be fixed together. */
export type FailureGroup = {
  /** Null for failures that are older than the stored causes. */
  readonly causeId: string | null;
  /** Set if the fix is a change of this category's mapping. Null if one fix serves all categories. */
  readonly categoryId: string | null;
  readonly count: number;
  /** How many of them are transfers. */
  readonly transfers: number;
  /** One of these expenses, with the package's message. */
  readonly example: {
    readonly expenseId: string;
    readonly message: string | null;
    readonly account: string | null;
    readonly category: string | null;
    readonly day: string;
  };
};

/** Returns the groups of failed expenses, largest first. Only the newest attempt of an expense counts. */
export const failureGroups = (viewer: Viewer, filter: Pick<FailureFilter, 'runId'> = {}): Promise<FailureGroup[]> =>
  inScope(viewer, (tx) => failureGroupsIn(tx, viewer.companyId, filter));

/** At most so many of the newest failed expenses are grouped. */
const mostGrouped = 5_000;

export async function failureGroupsIn(
  tx: Tx,
  companyId: string,
  { runId }: Pick<FailureFilter, 'runId'> = {},
): Promise<FailureGroup[]> {
  // The index of a run's items has its failed ones, at the first place. Else the movements have all that is counted: an
  // item is wide, and it is read for the examples only.
  const failed = runId
    ? Prisma.sql`select i.cause_id, m.id as movement_id, m.kind, i.id, m.day
        from sync_items i join movements m on m.latest_item_id = i.id
        where i.run_id = ${runId}::uuid and i.place = 1`
    : Prisma.sql`select m.failure_cause_id as cause_id, m.id as movement_id, m.kind, m.latest_item_id as id, m.day
        from movements m where true`;
  const rows = await tx.$queryRaw<Row[]>`
    with newest as (
      ${failed} and m.company_id = ${companyId}::uuid and m.removed_at is null and m.status = 'failed'
      order by m.day desc, m.id desc limit ${mostGrouped}
    ), failed as (
      select n.cause_id, l.category_id, n.kind, n.id from newest n
        left join expense_lines l on l.expense_id = n.movement_id and l.position = 0
    ), groups as (
      select cause_id, category_id, count(*)::int as count, (count(*) filter (where kind = 'transfer'))::int as transfers,
        min(id::text)::uuid as example from failed
      group by 1, 2 order by 3 desc limit 100
    )
    select g.cause_id::text as "causeId", g.category_id::text as "categoryId", g.count, g.transfers, i.movement_id::text as "expenseId", i.message,
      i.record->'lines'->0->>'accountRef' as ref, a.code, a.name, c.name as category, m.day
    from groups g join sync_items i on i.id = g.example join movements m on m.id = i.movement_id
      left join categories c on c.id = g.category_id
      left join lateral (
        select a.code, a.name from accounts a left join connections n on n.id = a.connection_id and n.removed_at is null
        where a.company_id = ${companyId}::uuid and a.ref = i.record->'lines'->0->>'accountRef'
        order by n.id is not null desc, a.connection_id desc limit 1
      ) a on true
    order by g.count desc`;
  const groups = new Map<string, FailureGroup>();
  for (const { causeId, count, transfers, ref, code, name, ...row } of rows) {
    // A wrong mapping is fixed separately for each category, and a closed period once for all of them.
    const categoryId = causeOf(row.message).fix === 'mapping' ? row.categoryId : null;
    const account = ref !== null && name !== null ? accountLabel({ code: code ?? '', name }) : ref;
    const { expenseId, message, category, day } = row;
    const key = `${causeId} ${categoryId}`;
    const group = groups.get(key) ?? {
      causeId,
      categoryId,
      count: 0,
      transfers: 0,
      example: { expenseId, message, account, category, day },
    };
    groups.set(key, { ...group, count: group.count + count, transfers: group.transfers + transfers });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}

type Row = {
  readonly causeId: string | null;
  readonly categoryId: string | null;
  readonly count: number;
  readonly transfers: number;
  readonly expenseId: string;
  readonly message: string | null;
  readonly ref: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly day: string;
};

/**
 * Returns the ids of the failed expenses that the filter selects, oldest first. Only the newest attempt of an expense
 * counts.
 */
export const failedExpenses = (viewer: Viewer, { runId, causeId, categoryId }: FailureFilter): Promise<string[]> =>
  inScope(viewer, (tx) =>
    tx.movement.findMany({
      where: {
        companyId: viewer.companyId,
        removedAt: null,
        latestItem: {
          is: { state: 'failed', ...(causeId && { causeId }), ...(runId && { runId }) },
        },
        ...(categoryId && { expense: { lines: { some: { position: 0, categoryId } } } }),
      },
      select: { id: true },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
    }),
  ).then((rows) => rows.map((row) => row.id));
