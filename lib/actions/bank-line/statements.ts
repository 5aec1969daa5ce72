'use server';
import { z } from 'zod';
import { undoStatement } from '@/lib/data/bank-line/import';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

/** Deletes the lines of an imported statement that are not reconciled. */
export const undoStatementImport = viewerAction(
  'record-transfer',
  z.object({ id: z.uuid() }),
  async (viewer, { id }) => {
    const result = await undoStatement(viewer, id);
    refreshPages();
    return result;
  },
);
