import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { statusOf } from '@/lib/domain/movement/status';
import { itemStates } from '@/lib/domain/sync/sync';
import { lockMovements } from './coding-lock';

/** Which movements to evaluate: those with an item in these syncs, or these. */
export type ProjectedItems = { readonly syncIds: readonly string[] } | { readonly movementIds: readonly string[] };

/** What a sync changes of a movement besides its status. */
export type ItemChange = {
  readonly movementId: string;
  /** The new item of the movement. Without it, the movement keeps its newest item. */
  readonly latestItemId?: string;
  /** The revision that is in the books now. An earlier one than the stored one changes nothing. */
  readonly syncedRevision?: number;
};

/**
 * Stores the status of movements after their sync items, revisions or queues changed. Their stored issues stay as they
 * are, so nothing is coded again.
 */
export async function projectItems(tx: Tx, companyId: string, items: ProjectedItems): Promise<void> {
  const ids = 'movementIds' in items ? items.movementIds : await movementsOf(tx, items.syncIds);
  if (ids.length === 0) return;
  await lockMovements(tx, companyId, ids);
  await storeItemChanges(
    tx,
    companyId,
    ids.map((movementId) => ({ movementId })),
  );
}

/**
 * Stores what a sync changed of movements, with their new status, in one statement: each further one would write every
 * row and its index entries again. The caller has locked the movements.
 *
 * The id of the item is computed in a step of its own. Postgres evaluates a condition with `coalesce` only after the policies
 * of row-level security, so it would read all items for each movement instead of the index.
 */
export const storeItemChanges = (tx: Tx, companyId: string, changes: readonly ItemChange[]): Promise<number> =>
  tx.$executeRaw`
    with named as materialized (
      select m.id, coalesce(change.item, m.latest_item_id) as item_id, m.queued_run_id is not null as queued, m.revision,
        greatest(m.synced_revision, change.revision) as synced, m.issues <> '[]'::jsonb as issues
      from unnest(
          ${changes.map(({ movementId }) => movementId)}::uuid[],
          ${changes.map(({ latestItemId }) => latestItemId ?? null)}::uuid[],
          ${changes.map(({ syncedRevision }) => syncedRevision ?? null)}::int[]
        ) as change (movement, item, revision)
        join movements m on m.id = change.movement and m.company_id = ${companyId}::uuid),
    fact as materialized (
      select named.*, coalesce((select i.state::text from sync_items i where i.id = named.item_id), 'none') as item from named)
    update movements m set latest_item_id = fact.item_id, synced_revision = fact.synced,
      status = rule.status::"MovementStatus",
      issues = case when rule.status = 'synced' then '[]'::jsonb else m.issues end,
      receipt_missing = rule.status = 'incomplete' and m.issues @> '[{"code": "receipt-missing"}]'::jsonb
    from fact
      join (values ${Prisma.join(rule())}) as rule (queued, item, revision, issues, status)
        on rule.queued = fact.queued and rule.item = fact.item and rule.issues = fact.issues
          and rule.revision = case when fact.synced is null then 'none' when fact.revision > fact.synced then 'newer' else 'same' end
    where m.id = fact.id
      and (m.status::text <> rule.status or (rule.status = 'synced' and fact.issues)
        or m.latest_item_id is distinct from fact.item_id or m.synced_revision is distinct from fact.synced)`;

async function movementsOf(tx: Tx, syncIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct movement_id as id from sync_items
    where sync_id = any(${[...syncIds]}::uuid[]) and movement_id is not null`;
  return rows.map(({ id }) => id);
}

const revisions = { none: null, same: 1, newer: 0 } as const;
let rows: readonly Prisma.Sql[] | undefined;

/** Returns the rule as rows of a table: `statusOf` for every combination of what it depends on. */
function rule(): readonly Prisma.Sql[] {
  rows ??= [true, false].flatMap((queued) =>
    (['none', ...itemStates] as const).flatMap((item) =>
      (['none', 'same', 'newer'] as const).flatMap((revision) =>
        [true, false].map((issues) => {
          const status = statusOf({
            issues: issues ? ['an issue'] : [],
            latestItem: item === 'none' ? null : item,
            revision: 1,
            syncedRevision: revisions[revision],
            queuedRunId: queued ? 'a run' : null,
          });
          return Prisma.raw(`(${queued}, '${item}', '${revision}', ${issues}, '${status}')`);
        }),
      ),
    ),
  );
  return rows;
}
