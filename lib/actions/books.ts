'use server';
import { z } from 'zod';
import { newEntryKinds } from '@/lib/domain/books/new-entry';
import { newEntryForm, requestEntry } from '@/lib/workflows/books/request-entry';
import { viewerAction } from './wrapper';

const kind = z.enum(newEntryKinds);

/** The fields of the form for a new entry of the books: each package needs others. */
export const entryFields = viewerAction('map', z.object({ kind }), (viewer, input) => newEntryForm(viewer, input.kind));

/** Has it created. Its fields travel under the names the package has for them. */
export const createInBooks = viewerAction(
  'map',
  z.object({ entryId: z.uuid(), entryKind: kind }).catchall(z.unknown()),
  async (viewer, { entryId, entryKind, ...values }) => ({
    id: entryId,
    name: await requestEntry(viewer, { id: entryId, kind: entryKind, values }),
  }),
);
