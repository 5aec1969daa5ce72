'use server';
import { z } from 'zod';
import { replaceEntry } from '@/lib/data/mapping/health';
import { moveMapping } from '@/lib/data/mapping/move';
import { restoreVersion } from '@/lib/data/mapping/versions';
import { entryLists } from '@/lib/domain/books/lists';
import { requestListRefresh } from '@/lib/workflows/books/refresh';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

const version = z.coerce.number().int().nonnegative();
const ref = z.string().min(1).max(200);

/** Saves the content of an earlier version as a new version. */
export const restoreMapping = viewerAction(
  'map',
  z.object({ version, number: z.coerce.number().int().positive() }),
  async (viewer, input) => {
    const made = await restoreVersion(viewer, input.version, input.number);
    refreshPages();
    return { version: made };
  },
);

/** Replaces an entry of the books by another one wherever the mapping uses it. */
export const replaceEverywhere = viewerAction(
  'map',
  z.object({
    version,
    list: z.enum(entryLists),
    ref,
    to: z.string({ error: 'Choose a replacement.' }).min(1, { error: 'Choose a replacement.' }).max(200),
  }),
  async (viewer, input) => {
    const done = await replaceEntry(viewer, input);
    refreshPages();
    return done;
  },
);

/**
 * Adapts the mapping to books that were linked instead of others. `from[]` and `to[]` have the same order: each old
 * entry is replaced by the new one. An empty `to` removes the old entry.
 */
export const moveToNewBooks = viewerAction(
  'map',
  z.object({ version, from: z.array(z.string().max(250)).default([]), to: z.array(z.string().max(200)).default([]) }),
  async (viewer, { version, from, to }) => {
    const chosen = new Map(from.flatMap((key, index) => (to[index] ? [[key, to[index]] as const] : [])));
    const done = await moveMapping(viewer, { version, chosen });
    refreshPages();
    return done;
  },
);

/** Requests a refresh of the lists, so that the mapping page shows changes made in the books. */
export const checkMapping = viewerAction('map', z.object({}), async (viewer) => {
  await requestListRefresh(viewer);
  refreshPages();
});
