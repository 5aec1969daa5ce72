import type { MappingDraft } from '@/lib/domain/mapping/draft';
import type { CardTarget, CategoryTarget, Defaults, Mapping } from '@/lib/domain/mapping/mapping';

/** An unsaved choice (`value`) with the saved value at the time of choosing (`base`). */
export type Chosen<T> = { readonly base: T; readonly value: T };

/** All unsaved choices on a page, by the id of the category or card. */
export type Draft = {
  readonly categories: Readonly<Record<string, Chosen<CategoryTarget>>>;
  readonly cards: Readonly<Record<string, Chosen<CardTarget>>>;
  readonly defaults: Chosen<Defaults> | null;
};

export const emptyDraft: Draft = { categories: {}, cards: {}, defaults: null };
export const unmappedCard: CardTarget = { bankAccountRef: null, byCurrency: {} };

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Returns the choices with one added. A choice that equals the saved value is removed instead. */
export function choose<T>(
  chosen: Readonly<Record<string, Chosen<T>>>,
  id: string,
  saved: T,
  value: T,
): Readonly<Record<string, Chosen<T>>> {
  const others = without(chosen, id);
  return same(saved, value) ? others : { ...others, [id]: { base: chosen[id]?.base ?? saved, value } };
}

/** Returns the record without this key. */
export const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

/** Returns the draft without the choices that equal the saved mapping. */
export function pending(draft: Draft, mapping: Mapping, emptyTarget: CategoryTarget): Draft {
  return {
    categories: differing(draft.categories, (id) => mapping.categories[id] ?? emptyTarget),
    cards: differing(draft.cards, (id) => mapping.cards[id] ?? unmappedCard),
    defaults: draft.defaults && !same(draft.defaults.value, mapping.defaults) ? draft.defaults : null,
  };
}

function differing<T>(
  chosen: Readonly<Record<string, Chosen<T>>>,
  saved: (id: string) => T,
): Readonly<Record<string, Chosen<T>>> {
  return Object.fromEntries(Object.entries(chosen).filter(([id, { value }]) => !same(value, saved(id))));
}

/**
 * Returns the ids whose saved value has changed since the choice was made, because another person saved the mapping.
 * The id of the defaults is 'defaults'.
 */
export function conflictsIn(draft: Draft, mapping: Mapping, emptyTarget: CategoryTarget): ReadonlySet<string> {
  const of = <T>(chosen: Readonly<Record<string, Chosen<T>>>, saved: (id: string) => T) =>
    Object.entries(chosen).flatMap(([id, { base }]) => (same(base, saved(id)) ? [] : [id]));
  return new Set([
    ...of(draft.categories, (id) => mapping.categories[id] ?? emptyTarget),
    ...of(draft.cards, (id) => mapping.cards[id] ?? unmappedCard),
    ...(draft.defaults && !same(draft.defaults.base, mapping.defaults) ? ['defaults'] : []),
  ]);
}

/** Returns the chosen values without their `base`, as the server actions expect them. */
export const toSend = ({ categories, cards, defaults }: Draft): MappingDraft => ({
  categories: values(categories),
  cards: values(cards),
  defaults: defaults?.value ?? null,
});

const values = <T>(chosen: Readonly<Record<string, Chosen<T>>>): Record<string, T> =>
  Object.fromEntries(Object.entries(chosen).map(([id, { value }]) => [id, value]));

/** Returns the draft as form fields for the mapping actions. `version` is the mapping version that it is based on. */
export const draftFields = (version: number, draft: MappingDraft) => ({
  version: String(version),
  draft: JSON.stringify(draft),
});
