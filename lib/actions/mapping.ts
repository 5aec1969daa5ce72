'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { addCard, archiveCard, listCards } from '@/lib/data/cards';
import { addCategory, archiveCategory, listCategories, renameCategory } from '@/lib/data/categories';
import { impactOfChange } from '@/lib/data/impact';
import { booksForMapping } from '@/lib/data/mapping-page';
import { changeMapping, currentMapping } from '@/lib/data/mappings';
import { cardInput } from '@/lib/domain/card';
import { categoryInput } from '@/lib/domain/category';
import { contactsOf } from '@/lib/domain/mapping-contacts';
import { changesIn, draftInput, type MappingDraft, withDraft } from '@/lib/domain/mapping-draft';
import { draftProblems } from '@/lib/domain/mapping-validity';
import { packageOf } from '@/lib/domain/package';
import { Refusal } from '@/lib/domain/refusal';
import type { Viewer } from '@/lib/domain/viewer';
import { viewerAction } from './wrapper';

/**
 * Saves all that a person chose as one version. Refused as a whole when somebody saved another meanwhile, and by name
 * and place (`<id>.accountRef`) when the package does not take a choice or no longer has it.
 */
export const saveMapping = viewerAction('map', draftInput, async (viewer, { version, draft }) => {
  if (changesIn(draft) === 0) throw new Refusal('Nothing was changed.');
  await refuseUnusable(viewer, draft);
  const number = await changeMapping(viewer, version, (mapping) => withDraft(mapping, draft));
  revalidatePath('/mapping', 'layout');
  return { version: number };
});

/** How many expenses the draft would change, before it is saved. */
export const measureMapping = viewerAction('map', draftInput, (viewer, { draft }) =>
  impactOfChange(viewer, (mapping) => withDraft(mapping, draft)),
);

async function refuseUnusable(viewer: Viewer, draft: MappingDraft): Promise<void> {
  const { mapping } = await currentMapping(viewer);
  const { books, connection } = await booksForMapping(viewer, contactsOf(withDraft(mapping, draft)));
  if (!connection) throw new Refusal('Link your accounting package first.');
  const problems = [
    ...(await strangers(viewer, draft)),
    ...draftProblems(draft, mapping, {
      books,
      package: packageOf(connection.package),
      baseCurrency: viewer.baseCurrency,
    }),
  ];
  const [first] = problems;
  if (!first) return;
  throw new Refusal(
    problems.length === 1 ? first.message : `${problems.length} choices cannot be saved: each says why at its place.`,
    Object.fromEntries(problems.map(({ place, field, message }) => [`${place}.${field}`, message])),
  );
}

/** What is none of the company's categories and cards in use. */
async function strangers(viewer: Viewer, draft: MappingDraft) {
  const [categories, cards] = await Promise.all([listCategories(viewer), listCards(viewer)]);
  const missing = (ids: readonly string[], known: readonly { id: string }[]) =>
    ids.filter((id) => !known.some((entry) => entry.id === id));
  return [
    ...missing(Object.keys(draft.categories), categories).map((place) => ({
      place,
      field: 'accountRef',
      message: 'A category that you changed was archived meanwhile. Discard that change.',
    })),
    ...missing(Object.keys(draft.cards), cards).map((place) => ({
      place,
      field: 'bankAccountRef',
      message: 'A card that you changed was archived meanwhile. Discard that change.',
    })),
  ];
}

export const createCategory = viewerAction('map', categoryInput, async (viewer, category) => {
  await addCategory(viewer, category);
  revalidatePath('/mapping');
});

export const nameCategory = viewerAction('map', categoryInput, async (viewer, category) => {
  await renameCategory(viewer, category);
  revalidatePath('/mapping');
});

export const shelveCategory = viewerAction(
  'map',
  z.object({ id: z.uuid(), archived: z.stringbool() }),
  async (viewer, { id, archived }) => {
    await archiveCategory(viewer, id, archived);
    revalidatePath('/mapping');
  },
);

export const createCard = viewerAction('map', cardInput, async (viewer, card) => {
  await addCard(viewer, card);
  revalidatePath('/mapping', 'layout');
});

export const shelveCard = viewerAction('map', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await archiveCard(viewer, id);
  revalidatePath('/mapping', 'layout');
});
