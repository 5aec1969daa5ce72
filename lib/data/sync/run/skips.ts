import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
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

const shownAtMost = 50;

/** Returns the first 50 expenses of a run that were not sent, with the reasons, in the order in which they were skipped. */
export const runSkips = (viewer: Viewer, runId: string): Promise<SkippedExpense[]> =>
  inScope(viewer, (tx) =>
    tx.runSkip.findMany({
      where: { runId, companyId: viewer.companyId },
      select: { movementId: true, reason: true, movement: { select: { expense: { select: { merchant: true } } } } },
      orderBy: [{ skippedAt: 'asc' }, { movementId: 'asc' }],
      take: shownAtMost,
    }),
  ).then((rows) =>
    rows.map(({ movementId, reason, movement }) => ({
      expenseId: movementId,
      merchant: movement.expense?.merchant ?? '',
      reason,
    })),
  );
