import { worker } from '@/lib/data/db';
import { expensesWith } from '@/lib/data/expense/expenses';
import { findAutoSync, planNextAutoSync } from '@/lib/data/sync/auto-sync';
import { requestSync } from './request';

/** Runs the company's automatic sync: requests a sync of every ready expense, and schedules the next automatic sync. */
export async function syncReady({ companyId }: { companyId: string }): Promise<void> {
  const scope = worker(companyId);
  const { autoSync } = await findAutoSync(scope);
  if (autoSync !== 'off') {
    const ids = await expensesWith(scope, ['ready']);
    if (ids.length > 0) await requestSync(scope, ids, autoSync === 'daily' ? 'schedule' : 'ready');
  }
  await planNextAutoSync(scope, new Date());
}
