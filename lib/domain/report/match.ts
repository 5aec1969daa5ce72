import { type Mapping, supplierIn, targetIn } from '@/lib/domain/mapping/mapping';

/**
 * Selects the lines of a category (null: of none) by the currency of their expense: those in `currencies`, or those in any
 * other if `isIn` is false.
 */
export type CategoryMatch = {
  readonly categoryId: string | null;
  readonly isIn: boolean;
  readonly currencies: readonly string[];
};

/** Returns the account of a category for a currency in the mapping: its ref, or null. */
export const accountIn = (mapping: Mapping, categoryId: string | null, currency: string): string | null =>
  categoryId === null ? null : (targetIn(mapping, categoryId, currency)?.accountRef ?? null);

/** Returns the tracking options of a category in the mapping: their refs. */
export const trackingIn = (mapping: Mapping, categoryId: string | null): readonly string[] =>
  categoryId === null ? [] : (mapping.categories[categoryId]?.trackingRefs ?? []);

/** Returns the lines that the mapping writes to an account. Null selects those that it writes to none. */
export const linesOfAccount = (mapping: Mapping, categories: readonly string[], ref: string | null) =>
  matches(categories, (categoryId) => Object.keys(mapping.categories[categoryId ?? '']?.byCurrency ?? {}), {
    valueIn: (categoryId, currency) => accountIn(mapping, categoryId, currency),
    isWanted: (account) => account === ref,
  });

/**
 * Returns the expenses that have no supplier of their own and get this one from the mapping, by the category of their first
 * line. Null selects those that get none.
 */
export const linesOfSupplier = (mapping: Mapping, categories: readonly string[], ref: string | null) =>
  matches(categories, () => Object.keys(mapping.defaults.byCurrency), {
    valueIn: (categoryId, currency) => supplierIn(mapping, categoryId, currency),
    isWanted: (supplier) => supplier === ref,
  });

/** Returns the lines without tracking options of their own that get wanted ones from the mapping. */
export const linesOfTracking = (
  mapping: Mapping,
  categories: readonly string[],
  isWanted: (refs: readonly string[]) => boolean,
) =>
  matches(categories, () => [], {
    valueIn: (categoryId) => trackingIn(mapping, categoryId),
    isWanted,
  });

/** No currency has this code, so that a category's exceptions do not apply to it. */
const anyOther = '';

function matches<V>(
  categories: readonly string[],
  exceptionsOf: (categoryId: string | null) => readonly string[],
  {
    valueIn,
    isWanted,
  }: {
    readonly valueIn: (categoryId: string | null, currency: string) => V;
    readonly isWanted: (value: V) => boolean;
  },
): CategoryMatch[] {
  return [...categories, null].flatMap((categoryId) => {
    const wanted = (currency: string) => isWanted(valueIn(categoryId, currency));
    const isIn = !wanted(anyOther);
    const currencies = exceptionsOf(categoryId).filter((currency) => wanted(currency) === isIn);
    return isIn && currencies.length === 0 ? [] : [{ categoryId, isIn, currencies }];
  });
}
