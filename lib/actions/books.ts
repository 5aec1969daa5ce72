'use server';
import { z } from 'zod';
import { newEntryKinds } from '@/lib/domain/books/new-entry';
import { newEntryForm, requestEntry } from '@/lib/workflows/books/request-entry';
import { viewerAction } from './wrapper';

const kind = z.enum(newEntryKinds);

/** Returns the fields of the form for creating an entry in the books. They differ from package to package. */
export const entryFields = viewerAction('map', z.object({ kind }), (viewer, input) => newEntryForm(viewer, input.kind));

/** Requests the creation of an entry in the books. The names of the form's fields are those of the package. */
export const createInBooks = viewerAction(
  'map',
  z.object({ entryId: z.uuid(), entryKind: kind }).catchall(z.unknown()),
  async (viewer, { entryId, entryKind, ...values }) => ({
    id: entryId,
    name: await requestEntry(viewer, { id: entryId, kind: entryKind, values }),
  }),
);
