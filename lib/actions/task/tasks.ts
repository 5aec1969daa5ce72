'use server';
import { z } from 'zod';
import { cancelTask, dismissTask } from '@/lib/data/task/tasks';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const task = z.object({ id: z.uuid() });

/** Stops a background task after its current page. What it has changed stays. */
export const stopTask = viewerAction('map', task, async (viewer, { id }) => {
  await cancelTask(viewer, id);
  refreshPages();
});

/** Removes the result of a background task from the pages. */
export const hideTask = viewerAction('map', task, async (viewer, { id }) => {
  await dismissTask(viewer, id);
  refreshPages();
});
