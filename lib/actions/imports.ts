'use server';
import { z } from 'zod';
import { cancelImport } from '@/lib/data/expense/import/imports';
import { undoImport } from '@/lib/workflows/expense/import/undo';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

const theImport = z.object({ id: z.uuid() });

/** Stops a running import after the rows that it is saving. */
export const cancelRunningImport = viewerAction('record-expense', theImport, async (viewer, { id }) => {
  await cancelImport(viewer, id);
  refreshPages();
});

/** Deletes the expenses of an import that are not in the books and were not edited since. */
export const undoPastImport = viewerAction('record-expense', theImport, async (viewer, { id }) => {
  const result = await undoImport(viewer, id);
  refreshPages();
  return result;
});
