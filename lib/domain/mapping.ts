import { z } from 'zod';

/** Where one category's spending goes. Refs are ids in the books. */
const target = z.object({
  accountRef: z.string().nullable(),
  taxRateRef: z.string().nullable(),
  trackingRefs: z.array(z.string()).max(10),
});

/** Everything that says where a company's spending goes. Versions of it are immutable; a sync keeps the version it came from. */
export const mappingContent = z.object({
  categories: z.record(z.uuid(), target),
  cards: z.record(z.uuid(), z.string()),
  defaults: z.object({ bankAccountRef: z.string().nullable(), supplierRef: z.string().nullable() }),
});

export type Mapping = z.output<typeof mappingContent>;
export type CategoryTarget = z.output<typeof target>;

export const emptyMapping: Mapping = {
  categories: {},
  cards: {},
  defaults: { bankAccountRef: null, supplierRef: null },
};

const ref = z
  .string()
  .max(200)
  .default('')
  .transform((text) => (text === '' ? null : text));

/** One category's row on the mapping page. `version` is the one the person was looking at. */
export const mapCategoryInput = z.object({
  version: z.coerce.number().int().nonnegative(),
  categoryId: z.uuid(),
  accountRef: ref,
  taxRateRef: ref,
  trackingRefs: z
    .array(z.string().max(200))
    .max(10)
    .default([])
    .transform((refs) => refs.filter((entry) => entry !== '')),
});

export const mapDefaultsInput = z.object({
  version: z.coerce.number().int().nonnegative(),
  bankAccountRef: ref,
  supplierRef: ref,
});

export const mapCardInput = z.object({
  version: z.coerce.number().int().nonnegative(),
  cardId: z.uuid(),
  bankAccountRef: ref,
});

export const withCategory = (mapping: Mapping, categoryId: string, change: CategoryTarget): Mapping => ({
  ...mapping,
  categories: { ...mapping.categories, [categoryId]: change },
});

export const withDefaults = (mapping: Mapping, defaults: Mapping['defaults']): Mapping => ({ ...mapping, defaults });

export function withCard(mapping: Mapping, cardId: string, bankAccountRef: string | null): Mapping {
  const { [cardId]: _before, ...others } = mapping.cards;
  return { ...mapping, cards: bankAccountRef === null ? others : { ...others, [cardId]: bankAccountRef } };
}

export const isMapped = (mapping: Mapping, categoryId: string): boolean =>
  mapping.categories[categoryId]?.accountRef != null;
