import { autoSyncOf, planNextAuto } from '@/lib/data/automatic';
import { readyExpenses } from '@/lib/data/expenses';
import { requestSync } from './request-sync';

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
