'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readyExpenses } from '@/lib/data/expenses';
import { Refusal } from '@/lib/domain/refusal';
import { requestSync } from '@/lib/workflows/request-sync';
import { viewerAction } from './wrapper';

/** Sends the chosen expenses to the books, and says of each that stays why it stays. */
export const syncExpenses = viewerAction(
  'sync',
  z.object({ ids: z.array(z.uuid()).min(1).max(2000) }),
  async (viewer, { ids }) => {
    const { going, staying } = await requestSync(viewer, ids);
    revalidatePath('/expenses');
    if (going.length === 0 && staying.length === 1) throw new Refusal(staying[0]?.why ?? '');
    return { going: going.length, staying };
  },
);

/** Sends everything that is ready. */
export const syncAllReady = viewerAction('sync', z.object({}), async (viewer) => {
  const ids = await readyExpenses(viewer);
  if (ids.length === 0) throw new Refusal('Nothing is ready to sync.');
  const { going, staying } = await requestSync(viewer, ids);
  revalidatePath('/expenses');
  return { going: going.length, staying };
});
