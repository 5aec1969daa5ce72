'use server';
import { z } from 'zod';
import { addCard, archiveCard } from '@/lib/data/company/cards';
import { addCategory, archiveCategory, renameCategory } from '@/lib/data/company/categories';
import { impactOfChange } from '@/lib/data/mapping/impact';
import { saveDraft } from '@/lib/data/mapping/save';
import { cardInput } from '@/lib/domain/company/card';
import { categoryInput } from '@/lib/domain/company/category';
import { applyDraft } from '@/lib/domain/mapping/draft';
import { draftInput } from '@/lib/domain/mapping/draft-input';
import { refreshPages } from './refresh-pages';
import { viewerAction } from './wrapper';

/**
 * Saves all changes of a draft as one mapping version. Refuses the whole draft when another person saved a version
 * meanwhile. Refuses single fields (`<id>.accountRef`) when the package does not accept the choice.
 */
export const saveMapping = viewerAction('map', draftInput, async (viewer, { version, draft }) => {
  const number = await saveDraft(viewer, version, draft);
  refreshPages();
  return { version: number };
});

/** Returns how many expenses would change if the draft were saved. */
export const previewMapping = viewerAction('map', draftInput, (viewer, { draft }) =>
  impactOfChange(viewer, (mapping) => applyDraft(mapping, draft)),
);

export const createCategory = viewerAction('map', categoryInput, async (viewer, category) => {
  await addCategory(viewer, category);
  refreshPages();
});

export const nameCategory = viewerAction('map', categoryInput, async (viewer, category) => {
  await renameCategory(viewer, category);
  refreshPages();
});

export const setCategoryArchived = viewerAction(
  'map',
  z.object({ id: z.uuid(), archived: z.stringbool() }),
  async (viewer, { id, archived }) => {
    await archiveCategory(viewer, id, archived);
    refreshPages();
  },
);

export const createCard = viewerAction('map', cardInput, async (viewer, card) => {
  await addCard(viewer, card);
  refreshPages();
});

export const shelveCard = viewerAction('map', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await archiveCard(viewer, id);
  refreshPages();
});
