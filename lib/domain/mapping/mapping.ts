import { z } from 'zod';

const refOrNone = z.string().nullable();

/** The account and tax rate for expenses in one currency, if they differ from those for all other currencies. */
const inCurrency = z.object({ accountRef: refOrNone, taxRateRef: refOrNone });

/** What the expenses of a category are written with. Each ref is the id of an entry in the books. */
const target = z.object({
  accountRef: refOrNone,
  taxRateRef: refOrNone,
  trackingRefs: z.array(z.string()).max(10),
  /** The supplier for expenses whose merchant is not linked to a supplier; null uses the default supplier. */
  supplierRef: refOrNone.default(null),
  /** The customer to bill, for packages that support it. */
  customerRef: refOrNone.default(null),
  /** The exceptions, by currency code. */
  byCurrency: z.record(z.string(), inCurrency).default({}),
});

/** The bank account that a card's expenses are paid from, with exceptions by currency code. */
const cardTarget = z.object({
  bankAccountRef: refOrNone,
  byCurrency: z.record(z.string(), z.string()).default({}),
});

/** The bank account and supplier that are used when nothing more specific is mapped. */
const defaultsIn = z.object({ bankAccountRef: refOrNone, supplierRef: refOrNone });

/**
 * The complete mapping of a company. A saved version never changes, and each sync stores the number of the version it
 * used.
 */
export const mappingContent = z.object({
  categories: z.record(z.uuid(), target),
  cards: z.record(
    z.uuid(),
    // The first versions stored only the ref of the bank account, as text.
    z.preprocess((value) => (typeof value === 'string' ? { bankAccountRef: value } : value), cardTarget),
  ),
  defaults: z.object({
    ...defaultsIn.shape,
    /** Other defaults for some currencies, by currency code. */
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

/** Returns the target of a category for a currency; undefined when the category is not mapped. */
export function targetIn(mapping: Mapping, categoryId: string, currency: string): CategoryTarget | undefined {
  const target = mapping.categories[categoryId];
  const own = target?.byCurrency[currency];
  return target && own ? { ...target, ...own } : target;
}

/**
 * Returns the bank account that an expense is paid from. `cardId` is null for an expense without a card. Null when no
 * bank account is mapped.
 */
export function bankAccountIn(mapping: Mapping, cardId: string | null, currency: string): string | null {
  const card = cardId ? mapping.cards[cardId] : undefined;
  const { byCurrency, bankAccountRef } = mapping.defaults;
  return card?.byCurrency[currency] ?? card?.bankAccountRef ?? byCurrency[currency]?.bankAccountRef ?? bankAccountRef;
}

/** Returns the supplier for an expense that has none of its own; null when none is mapped. */
export function supplierIn(mapping: Mapping, categoryId: string | null, currency: string): string | null {
  const ofCategory = categoryId ? mapping.categories[categoryId]?.supplierRef : null;
  const { byCurrency, supplierRef } = mapping.defaults;
  return ofCategory ?? byCurrency[currency]?.supplierRef ?? supplierRef;
}

export const isMapped = (mapping: Mapping, categoryId: string): boolean =>
  mapping.categories[categoryId]?.accountRef != null;
