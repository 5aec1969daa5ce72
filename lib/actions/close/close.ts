'use server';
import { acceptChanges, closeMonth, reopenMonth } from '@/lib/data/close/close';
import { closeInput, reasonInput } from '@/lib/domain/close/period';
import { dayAt } from '@/lib/domain/day';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

/** Closes a month, or begins to: the rows of many movements are stored by a worker. The reason is required when something is missing. */
export const closePeriod = viewerAction('close-months', closeInput, async (viewer, input) => {
  const closed = await closeMonth(viewer, { ...input, today: dayAt(new Date(), viewer.timeZone) });
  refreshPages();
  return closed;
});

/** Signs a suspended month again, with what changed in the books. */
export const acceptBookChanges = viewerAction('close-months', reasonInput, async (viewer, input) => {
  await acceptChanges(viewer, input);
  refreshPages();
});

export const reopenPeriod = viewerAction('close-months', reasonInput, async (viewer, input) => {
  await reopenMonth(viewer, input);
  refreshPages();
});
