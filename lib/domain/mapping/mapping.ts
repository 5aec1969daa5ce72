import { z } from 'zod';

const refOrNone = z.string().nullable();

/** Where spending in one currency goes when not where all the other goes. */
const inCurrency = z.object({ accountRef: refOrNone, taxRateRef: refOrNone });

/** Where one category's spending goes. Refs are ids in the books. */
const target = z.object({
  accountRef: refOrNone,
  taxRateRef: refOrNone,
  trackingRefs: z.array(z.string()).max(10),
  /** Who is named as paid when the merchant is not known as a supplier; null: the default supplier. */
  supplierRef: refOrNone.default(null),
  /** The customer it is billed to, where the package takes one. */
  customerRef: refOrNone.default(null),
  /** By currency code. */
  byCurrency: z.record(z.string(), inCurrency).default({}),
});

/** Where a card's or account's money comes from in the books; by currency where it holds several. */
const cardTarget = z.object({
  bankAccountRef: refOrNone,
  byCurrency: z.record(z.string(), z.string()).default({}),
});

/** The bank account and the supplier used where nothing says otherwise. */
const defaultsIn = z.object({ bankAccountRef: refOrNone, supplierRef: refOrNone });

/** Everything that says where a company's spending goes. Versions of it are immutable; a sync keeps the version it came from. */
export const mappingContent = z.object({
  categories: z.record(z.uuid(), target),
  cards: z.record(
    z.uuid(),
    // The first versions held nothing but the account.
    z.preprocess((value) => (typeof value === 'string' ? { bankAccountRef: value } : value), cardTarget),
  ),
  defaults: z.object({
    ...defaultsIn.shape,
    /** By currency code, for what is not the same in every currency. */
    byCurrency: z.record(z.string(), defaultsIn).default({}),
  }),
});

export type Mapping = z.output<typeof mappingContent>;
export type CategoryTarget = z.output<typeof target>;
export type CardTarget = z.output<typeof cardTarget>;
export type Defaults = Mapping['defaults'];

export const emptyMapping: Mapping = {
  categories: {},
  cards: {},
  defaults: { bankAccountRef: null, supplierRef: null, byCurrency: {} },
};

export const emptyTarget: CategoryTarget = {
  accountRef: null,
  taxRateRef: null,
  trackingRefs: [],
  supplierRef: null,
  customerRef: null,
  byCurrency: {},
};

export const withCategory = (mapping: Mapping, categoryId: string, change: CategoryTarget): Mapping => ({
  ...mapping,
  categories: { ...mapping.categories, [categoryId]: change },
});

export const withDefaults = (mapping: Mapping, defaults: Mapping['defaults']): Mapping => ({ ...mapping, defaults });

export function withCard(mapping: Mapping, cardId: string, change: CardTarget): Mapping {
  const { [cardId]: _before, ...others } = mapping.cards;
  const empty = change.bankAccountRef === null && Object.keys(change.byCurrency).length === 0;
  return { ...mapping, cards: empty ? others : { ...others, [cardId]: change } };
}

/** Where spending of this category in this currency goes. */
export function targetIn(mapping: Mapping, categoryId: string, currency: string): CategoryTarget | undefined {
  const target = mapping.categories[categoryId];
  const own = target?.byCurrency[currency];
  return target && own ? { ...target, ...own } : target;
}

/** The bank account that money in this currency leaves by this card, or by none; null when nothing says so. */
export function bankAccountIn(mapping: Mapping, cardId: string | null, currency: string): string | null {
  const card = cardId ? mapping.cards[cardId] : undefined;
  const { byCurrency, bankAccountRef } = mapping.defaults;
  return card?.byCurrency[currency] ?? card?.bankAccountRef ?? byCurrency[currency]?.bankAccountRef ?? bankAccountRef;
}

/** The supplier named on spending of this category when the expense has none of its own. */
export function supplierIn(mapping: Mapping, categoryId: string | null, currency: string): string | null {
  const ofCategory = categoryId ? mapping.categories[categoryId]?.supplierRef : null;
  const { byCurrency, supplierRef } = mapping.defaults;
  return ofCategory ?? byCurrency[currency]?.supplierRef ?? supplierRef;
}

export const isMapped = (mapping: Mapping, categoryId: string): boolean =>
  mapping.categories[categoryId]?.accountRef != null;
