import type { CardTarget, CategoryTarget, Mapping } from './content';

export type { CardTarget, CategoryTarget, Defaults, Mapping } from './content';

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
