'use server';
import { chooseAutoSync } from '@/lib/data/sync/auto-sync';
import { autoSyncInput } from '@/lib/domain/company/auto-sync-input';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

/** Saves when ready expenses are synced automatically: never, at once, or daily at an hour. */
export const saveAutoSync = viewerAction('sync', autoSyncInput, async (viewer, choice) => {
  await chooseAutoSync(viewer, choice, new Date());
  refreshPages();
});
