import type { EntryRef } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import type { CategoryTarget, Defaults, Mapping } from './mapping';

/** A place in the mapping that refers to an entry. `currency` is null for the target of all currencies. */
export type MappingPlace =
  | { readonly at: 'category'; readonly id: string; readonly currency: string | null }
  | { readonly at: 'card'; readonly id: string; readonly currency: string | null }
  | { readonly at: 'defaults'; readonly currency: string | null };

export type MappingUse = EntryRef & { readonly place: MappingPlace };

/** A function that returns the new ref for an old one; null removes the ref. */
export type ChangeRef = (list: EntryList, ref: string) => string | null;

/** Returns every reference from the mapping to an entry of the books, with its place. */
export function entryUses({ categories, cards, defaults }: Mapping): MappingUse[] {
  return [
    ...Object.entries(categories).flatMap(([id, target]) => [
      ...categoryUses(target, { at: 'category', id, currency: null }),
      ...Object.entries(target.byCurrency).flatMap(([currency, own]) => [
        ...use('accounts', own.accountRef, { at: 'category', id, currency }),
        ...use('taxRates', own.taxRateRef, { at: 'category', id, currency }),
      ]),
    ]),
    ...Object.entries(cards).flatMap(([id, card]) => [
      ...use('bankAccounts', card.bankAccountRef, { at: 'card', id, currency: null }),
      ...Object.entries(card.byCurrency).flatMap(([currency, ref]) =>
        use('bankAccounts', ref, { at: 'card', id, currency }),
      ),
    ]),
    ...defaultsUses(defaults, null),
    ...Object.entries(defaults.byCurrency).flatMap(([currency, own]) => defaultsUses(own, currency)),
  ];
}

const use = (list: EntryList, ref: string | null, place: MappingPlace): MappingUse[] =>
  ref === null ? [] : [{ list, ref, place }];

const categoryUses = (target: CategoryTarget, place: MappingPlace): MappingUse[] => [
  ...use('accounts', target.accountRef, place),
  ...use('taxRates', target.taxRateRef, place),
  ...target.trackingRefs.flatMap((ref) => use('tracking', ref, place)),
  ...use('suppliers', target.supplierRef, place),
  ...use('customers', target.customerRef, place),
];

const defaultsUses = (
  { bankAccountRef, supplierRef }: Pick<Defaults, 'bankAccountRef' | 'supplierRef'>,
  currency: string | null,
): MappingUse[] => [
  ...use('bankAccounts', bankAccountRef, { at: 'defaults', currency }),
  ...use('suppliers', supplierRef, { at: 'defaults', currency }),
];

/** Returns the mapping with its refs replaced. Used after entries were replaced, or after other books were linked. */
export function replaceRefs({ categories, cards, defaults }: Mapping, change: ChangeRef): Mapping {
  const changed = (list: EntryList, ref: string | null) => ref && change(list, ref);
  const inDefaults = ({ bankAccountRef, supplierRef }: Pick<Defaults, 'bankAccountRef' | 'supplierRef'>) => ({
    bankAccountRef: changed('bankAccounts', bankAccountRef),
    supplierRef: changed('suppliers', supplierRef),
  });
  return {
    categories: mapValues(categories, (target) => ({
      accountRef: changed('accounts', target.accountRef),
      taxRateRef: changed('taxRates', target.taxRateRef),
      trackingRefs: [...new Set(target.trackingRefs.flatMap((ref) => change('tracking', ref) ?? []))],
      supplierRef: changed('suppliers', target.supplierRef),
      customerRef: changed('customers', target.customerRef),
      byCurrency: mapValues(target.byCurrency, (own) => ({
        accountRef: changed('accounts', own.accountRef),
        taxRateRef: changed('taxRates', own.taxRateRef),
      })),
    })),
    cards: mapValues(cards, (card) => ({
      bankAccountRef: changed('bankAccounts', card.bankAccountRef),
      byCurrency: Object.fromEntries(
        Object.entries(card.byCurrency).flatMap(([currency, ref]) => {
          const now = change('bankAccounts', ref);
          return now === null ? [] : [[currency, now]];
        }),
      ),
    })),
    defaults: { ...inDefaults(defaults), byCurrency: mapValues(defaults.byCurrency, inDefaults) },
  };
}

const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
