import { entriesOf, entryName } from '@/lib/domain/books/entry-names';
import 'server-only';
import { inScope, type Tx } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { parseRecord } from '@/lib/domain/books/record';
import { causeOf } from '@/lib/domain/causes/diagnose';
import type { Viewer } from '@/lib/domain/company/viewer';
import { movementOf, recordIdOf } from './sync-items';

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

export async function failureGroupsIn(
  tx: Tx,
  companyId: string,
  { runId }: Pick<FailureFilter, 'runId'> = {},
): Promise<FailureGroup[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select i.cause_id as "causeId", l.category_id as "categoryId", count(*)::int as count, min(i.id::text) as example
    from movements e join sync_items i on i.id = e.latest_item_id join syncs s on s.id = i.sync_id
      left join expense_lines l on l.expense_id = e.id and l.position = 0
    where e.company_id = ${companyId}::uuid and e.removed_at is null and i.state = 'failed'
      and (${runId ?? null}::uuid is null or s.run_id = ${runId ?? null}::uuid)
    group by 1, 2 order by 3 desc`;
  const examples = await examplesIn(
    tx,
    companyId,
    rows.map((row) => row.example),
  );
  const groups = new Map<string, FailureGroup>();
  for (const row of rows) {
    const example = examples.get(row.example);
    if (!example) continue;
    // A wrong mapping is fixed separately for each category, and a closed period once for all of them.
    const categoryId = causeOf(example.message).fix === 'mapping' ? row.categoryId : null;
    const key = `${row.causeId} ${categoryId}`;
    const group = groups.get(key) ?? { causeId: row.causeId, categoryId, count: 0, example };
    groups.set(key, { ...group, count: group.count + row.count });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}

type Row = { causeId: string | null; categoryId: string | null; count: number; example: string };

async function examplesIn(
  tx: Tx,
  companyId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FailureGroup['example']>> {
  const items = await tx.syncItem.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      movementId: true,
      message: true,
      record: true,
      movement: {
        select: {
          day: true,
          expense: {
            select: {
              lines: { select: { category: { select: { name: true } } }, orderBy: { position: 'asc' }, take: 1 },
            },
          },
        },
      },
    },
  });
  const read = items.map((item) => ({ ...item, ref: parseRecord(item.record).lines[0]?.accountRef ?? null }));
  const names = await refNamesIn(
    tx,
    companyId,
    entriesOf(
      'accounts',
      read.map((item) => item.ref),
    ),
  );
  return new Map(
    read.map(({ id, ref, message, ...item }) => [
      id,
      {
        expenseId: recordIdOf(item),
        message,
        account: ref === null ? null : entryName(names, 'accounts', ref),
        category: movementOf(item).expense?.lines[0]?.category?.name ?? null,
        day: movementOf(item).day,
      },
    ]),
  );
}

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
          is: { state: 'failed', ...(causeId && { causeId }), ...(runId && { sync: { runId } }) },
        },
        ...(categoryId && { expense: { lines: { some: { position: 0, categoryId } } } }),
      },
      select: { id: true },
      orderBy: [{ day: 'asc' }, { id: 'asc' }],
    }),
  ).then((rows) => rows.map((row) => row.id));
