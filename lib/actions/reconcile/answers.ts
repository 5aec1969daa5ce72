'use server';
import { z } from 'zod';
import { keepApart, linkBooked, undoLinkBooked } from '@/lib/data/reconcile/answer';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const idInput = z.object({ id: z.uuid() });

/** Says that a movement is the record that was found in the books. */
export const linkToBooks = viewerAction('sync', idInput, async (viewer, { id }) => {
  await linkBooked(viewer, id);
  refreshPages();
});

/** Says that the records that were found in the books are of another movement. */
export const keepApartFromBooks = viewerAction('sync', idInput, async (viewer, { id }) => {
  await keepApart(viewer, id);
  refreshPages();
});

/** Takes back that a movement is the record that was found in the books. */
export const undoLinkToBooks = viewerAction('sync', idInput, async (viewer, { id }) => {
  await undoLinkBooked(viewer, id);
  refreshPages();
});
