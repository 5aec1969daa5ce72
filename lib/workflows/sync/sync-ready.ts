import { worker } from '@/lib/data/db';
import { findAutoSync, planNextAutoSync } from '@/lib/data/sync/auto-sync';
import { requestSyncOf } from './request';

/** Runs the company's automatic sync: requests a sync of every ready expense, and schedules the next automatic sync. */
export async function syncReady({ companyId }: { companyId: string }): Promise<void> {
  const scope = worker(companyId);
  const { autoSync } = await findAutoSync(scope);
  if (autoSync !== 'off') await requestSyncOf(scope, ['ready'], autoSync === 'daily' ? 'schedule' : 'ready');
  await planNextAutoSync(scope, new Date());
}
