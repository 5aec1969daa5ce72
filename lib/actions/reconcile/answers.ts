'use server';
import { z } from 'zod';
import { keepApart, linkBooked, undoLinkBooked } from '@/lib/data/reconcile/answer';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const idInput = z.object({ id: z.uuid() });

/** Which of several records it is, by its number from 0. */
const linkInput = idInput.extend({ choice: z.coerce.number().int().min(0).max(99).optional() });

/** Says that a movement is the record that was found in the books, or which of several. */
export const linkToBooks = viewerAction('sync', linkInput, async (viewer, { id, choice }) => {
  await linkBooked(viewer, id, choice);
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
