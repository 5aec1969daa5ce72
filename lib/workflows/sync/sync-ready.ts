import { readyExpenses } from '@/lib/data/expense/expenses';
import { autoSyncOf, planNextAuto } from '@/lib/data/sync/automatic';
import { requestSync } from './request';

/** The company's automatic sync: sends everything that is ready, and plans its next turn. */
export async function syncReady({ companyId }: { companyId: string }): Promise<void> {
  const scope = { companyId, role: 'worker' };
  const { autoSync } = await autoSyncOf(scope);
  if (autoSync !== 'off') {
    const ids = await readyExpenses(scope);
    if (ids.length > 0) await requestSync(scope, ids, autoSync === 'daily' ? 'schedule' : 'ready');
  }
  await planNextAuto(scope, new Date());
}
