import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { statusOf } from '@/lib/domain/movement/status';
import { itemStates } from '@/lib/domain/sync/sync';
import { lockMovements } from './coding-lock';

/** Which movements to evaluate: those with an item in these syncs, or these. */
export type ProjectedItems = { readonly syncIds: readonly string[] } | { readonly movementIds: readonly string[] };

/**
 * Stores the status of movements after their sync items, revisions or queues changed. Their stored issues stay as they
 * are, so nothing is coded again.
 */
export async function projectItems(tx: Tx, companyId: string, items: ProjectedItems): Promise<void> {
  const ids = 'movementIds' in items ? items.movementIds : await movementsOf(tx, items.syncIds);
  if (ids.length === 0) return;
  await lockMovements(tx, companyId, ids);
  await tx.$executeRaw`
    update movements m set status = rule.status::"MovementStatus",
      issues = case when rule.status = 'synced' then '[]'::jsonb else m.issues end,
      receipt_missing = rule.status = 'incomplete' and m.issues @> '[{"code": "receipt-missing"}]'::jsonb
    from (values ${Prisma.join(rule())}) as rule (queued, item, revision, issues, status)
    where m.id = any(${[...ids]}::uuid[]) and m.company_id = ${companyId}::uuid
      and rule.queued = (m.queued_run_id is not null)
      and rule.item = coalesce((select i.state::text from sync_items i where i.id = m.latest_item_id), 'none')
      and rule.revision = case when m.synced_revision is null then 'none'
        when m.revision > m.synced_revision then 'newer' else 'same' end
      and rule.issues = (m.issues <> '[]'::jsonb)
      and (m.status::text <> rule.status or (rule.status = 'synced' and m.issues <> '[]'::jsonb))`;
}

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
