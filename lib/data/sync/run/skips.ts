import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { titleSql } from '@/lib/data/movement/title';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { SkippedExpense } from '@/lib/domain/sync/sync-summary';

/** Stores why expenses of a run are not sent. Runs in the caller's transaction. */
export async function recordSkips(
  tx: Tx,
  { companyId }: CompanyScope,
  runId: string,
  skipped: readonly Pick<SkippedExpense, 'expenseId' | 'reason'>[],
): Promise<void> {
  if (skipped.length === 0) return;
  await tx.$executeRaw`
    insert into run_skips (run_id, movement_id, company_id, reason)
    select ${runId}::uuid, id, ${companyId}::uuid, reason
    from unnest(${skipped.map(({ expenseId }) => expenseId)}::uuid[], ${skipped.map(({ reason }) => reason)}::text[])
      as skipped (id, reason)
    on conflict do nothing`;
}

/** Returns which of these movements are transfers, also of removed ones. */
export const transfersAmong = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text as id from movements where id = any(${[...ids]}::uuid[]) and kind = 'transfer'`;
  return new Set(rows.map(({ id }) => id));
};

const shownAtMost = 50;

/** Returns the first 50 expenses of a run that were not sent, with the reasons, in the order in which they were skipped. */
export const runSkips = (viewer: Viewer, runId: string): Promise<SkippedExpense[]> =>
  inScope(
    viewer,
    (tx) => tx.$queryRaw<SkippedExpense[]>`
      select s.movement_id::text as "expenseId", s.kind::text as kind, ${titleSql} as merchant, s.reason
      from (select k.*, m.kind from run_skips k join movements m on m.id = k.movement_id where k.run_id = ${runId}::uuid and k.company_id = ${viewer.companyId}::uuid
          order by k.skipped_at, k.movement_id limit ${shownAtMost}) s
        left join expenses e on e.id = s.movement_id left join transfers t on t.id = s.movement_id
      order by s.skipped_at, s.movement_id`,
  );
