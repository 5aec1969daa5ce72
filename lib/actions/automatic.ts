'use server';
import { revalidatePath } from 'next/cache';
import { chooseAutoSync } from '@/lib/data/sync/auto-sync';
import { autoSyncInput } from '@/lib/domain/company/auto-sync-input';
import { viewerAction } from './wrapper';

/** Chooses when ready expenses go to the books by themselves. */
export const saveAutoSync = viewerAction('sync', autoSyncInput, async (viewer, choice) => {
  await chooseAutoSync(viewer, choice, new Date());
  revalidatePath('/settings');
});
