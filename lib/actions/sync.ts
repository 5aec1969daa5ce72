'use server';
import { z } from 'zod';
import { readyExpenses } from '@/lib/data/expense/list';
import { failedExpenses } from '@/lib/data/sync/failures';
import { stopRun } from '@/lib/data/sync/withdraw';
import { narrowing } from '@/lib/domain/expense/filter';
import { Refusal } from '@/lib/domain/refusal';
import { summariseSync } from '@/lib/domain/sync/sync-summary';
import { requestSync, requestSyncOf } from '@/lib/workflows/sync/request';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

const syncInput = z.object({
  ids: z.array(z.uuid()).min(1),
  /** Set when the person retries expenses that failed. */
  again: z.literal('yes').optional(),
});

/** Queues the chosen expenses for syncing. Returns the reason for each expense that is not queued. */
export const syncExpenses = viewerAction('sync', syncInput, async (viewer, { ids, again }) => {
  const request = await requestSync(viewer, ids, again ? 'retry' : 'hand');
  refreshPages();
  if (request.queuedCount === 0 && request.skippedCount === 1) throw new Refusal(request.skipped[0]?.reason ?? '');
  return summariseSync([request]);
});

/** Queues every expense that is ready, and with `edits` those that were edited since their sync. */
export const syncAllReady = viewerAction(
  'sync',
  z.object({ edits: z.literal('yes').optional() }),
  async (viewer, given) => {
    const request = await requestSyncOf(viewer, given.edits ? ['ready', 'changed'] : ['ready']);
    if (request.runId === null) throw new Refusal('Nothing is ready to sync.');
    refreshPages();
    return summariseSync([request]);
  },
);

/** Queues the ready expenses among those that a filter of the list selects. */
export const syncFilteredReady = viewerAction('sync', narrowing, async (viewer, filter) => {
  const ids = await readyExpenses(viewer, filter);
  if (ids.length === 0) throw new Refusal('Nothing that matches these filters is ready to sync.');
  const request = await requestSync(viewer, ids);
  refreshPages();
  return summariseSync([request]);
});

const id = z.uuid().optional();

/**
 * Retries failed expenses, coded by the current mapping. `runId`, `causeId` and `categoryId` limit this to the failures
 * of one run, of one cause, or of one category. Without any of them, retries all.
 */
export const retryFailed = viewerAction(
  'sync',
  z.object({ runId: id, causeId: id, categoryId: id }),
  async (viewer, failed) => {
    const ids = await failedExpenses(viewer, failed);
    if (ids.length === 0) throw new Refusal('Nothing has failed there any more.');
    const answer = summariseSync([await requestSync(viewer, ids, 'retry')]);
    refreshPages();
    return answer;
  },
);

/** Withdraws the expenses of a run that were not sent yet. Returns their number. */
export const stopSync = viewerAction('sync', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  const back = await stopRun(viewer, id);
  if (back === null) throw new Refusal('This sync is no longer there.');
  refreshPages();
  return { back };
});
