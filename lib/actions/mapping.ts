'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { addCard, archiveCard } from '@/lib/data/cards';
import { addCategory, archiveCategory, renameCategory } from '@/lib/data/categories';
import { booksForMapping } from '@/lib/data/mapping-page';
import { changeMapping } from '@/lib/data/mappings';
import { accountsFor, inUse, taxRatesFor, trackingDimensions } from '@/lib/domain/books';
import { cardInput } from '@/lib/domain/card';
import { categoryInput } from '@/lib/domain/category';
import { mapCardInput, mapDefaultsInput, unmapped, withCard, withCategory, withDefaults } from '@/lib/domain/mapping';
import { packageOf } from '@/lib/domain/package';
import { Refusal } from '@/lib/domain/refusal';
import { viewerAction } from './wrapper';

const ref = z
  .string()
  .max(200)
  .default('')
  .transform((text) => (text === '' ? null : text));
const mapCategoryInput = z.object({
  version: z.coerce.number().int().nonnegative(),
  categoryId: z.uuid(),
  accountRef: ref,
  taxRateRef: ref,
  trackingRefs: z.array(z.string().max(200)).max(10).default([]),
});

/** Says where a category's spending goes. Refuses what the package does not take or no longer has. */
export const mapCategory = viewerAction('map', mapCategoryInput, async (viewer, { version, categoryId, ...target }) => {
  const { books, connection } = await booksForMapping(viewer);
  const to = connection && packageOf(connection.package);
  if (!to) throw new Refusal('Link your accounting package first.');
  if (target.accountRef && !accountsFor(books, 'payment').some((account) => account.ref === target.accountRef)) {
    throw new Refusal('This account takes no expenses.', {
      accountRef: `${to.name} has no such account any more. Choose another.`,
    });
  }
  if (target.taxRateRef && !taxRatesFor(books, 'payment').some((rate) => rate.ref === target.taxRateRef)) {
    throw new Refusal('This tax rate is not for expenses.', { taxRateRef: 'Choose another tax rate.' });
  }
  const options = trackingDimensions(books, to).map((dimension) => dimension.options.map((option) => option.ref));
  const perDimension = options.map((refs) => target.trackingRefs.filter((ref) => refs.includes(ref)).length);
  const known = perDimension.reduce((all, count) => all + count, 0);
  if (known !== target.trackingRefs.length || perDimension.some((count) => count > 1) || known > to.trackingLimit) {
    throw new Refusal('These tracking options cannot be used together.', {
      trackingRefs: 'Choose one option of each.',
    });
  }
  const number = await changeMapping(viewer, version, (mapping) =>
    withCategory(mapping, categoryId, { ...(mapping.categories[categoryId] ?? unmapped), ...target }),
  );
  revalidatePath('/mapping');
  return { version: number };
});

/** The bank account and the supplier used where nothing says otherwise. */
export const mapDefaults = viewerAction('map', mapDefaultsInput, async (viewer, { version, ...defaults }) => {
  const { books } = await booksForMapping(viewer, {
    suppliers: defaults.supplierRef ? [defaults.supplierRef] : [],
    customers: [],
  });
  if (
    defaults.bankAccountRef &&
    !books.bankAccounts.some((account) => account.ref === defaults.bankAccountRef && inUse(account))
  ) {
    throw new Refusal('This bank account is no longer there.', { bankAccountRef: 'Choose another bank account.' });
  }
  if (
    defaults.supplierRef &&
    !books.suppliers.some((supplier) => supplier.ref === defaults.supplierRef && inUse(supplier))
  ) {
    throw new Refusal('This supplier is no longer there.', { supplierRef: 'Choose another supplier.' });
  }
  const number = await changeMapping(viewer, version, (mapping) =>
    withDefaults(mapping, { ...mapping.defaults, ...defaults }),
  );
  revalidatePath('/mapping', 'layout');
  return { version: number };
});

export const mapCard = viewerAction('map', mapCardInput, async (viewer, { version, cardId, bankAccountRef }) => {
  const { books } = await booksForMapping(viewer);
  if (bankAccountRef && !books.bankAccounts.some((account) => account.ref === bankAccountRef && inUse(account))) {
    throw new Refusal('This bank account is no longer there.', { bankAccountRef: 'Choose another bank account.' });
  }
  const number = await changeMapping(viewer, version, (mapping) =>
    withCard(mapping, cardId, { byCurrency: mapping.cards[cardId]?.byCurrency ?? {}, bankAccountRef }),
  );
  revalidatePath('/mapping', 'layout');
  return { version: number };
});

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
