import type { MappingDraft } from '@/lib/domain/mapping/draft';
import type { CardTarget, CategoryTarget, Defaults, Mapping } from '@/lib/domain/mapping/mapping';

/** Something chosen and not saved, with what was there when it was chosen. */
export type Chosen<T> = { readonly base: T; readonly value: T };

/** All that is chosen and not saved. */
export type Draft = {
  readonly categories: Readonly<Record<string, Chosen<CategoryTarget>>>;
  readonly cards: Readonly<Record<string, Chosen<CardTarget>>>;
  readonly defaults: Chosen<Defaults> | null;
};

export const emptyDraft: Draft = { categories: {}, cards: {}, defaults: null };
export const unmappedCard: CardTarget = { bankAccountRef: null, byCurrency: {} };

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Takes in a choice; one that puts back what is saved is none. */
export function choose<T>(
  chosen: Readonly<Record<string, Chosen<T>>>,
  id: string,
  saved: T,
  value: T,
): Readonly<Record<string, Chosen<T>>> {
  const { [id]: before, ...others } = chosen;
  return same(saved, value) ? others : { ...others, [id]: { base: before?.base ?? saved, value } };
}

/** What of the draft differs from the mapping as it is now: what was saved meanwhile is none of it. */
export function pending(draft: Draft, mapping: Mapping, unmapped: CategoryTarget): Draft {
  return {
    categories: differing(draft.categories, (id) => mapping.categories[id] ?? unmapped),
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

/** The places of the draft where somebody else has saved something else meanwhile. */
export function conflictsIn(draft: Draft, mapping: Mapping, unmapped: CategoryTarget): ReadonlySet<string> {
  const of = <T>(chosen: Readonly<Record<string, Chosen<T>>>, saved: (id: string) => T) =>
    Object.entries(chosen).flatMap(([id, { base }]) => (same(base, saved(id)) ? [] : [id]));
  return new Set([
    ...of(draft.categories, (id) => mapping.categories[id] ?? unmapped),
    ...of(draft.cards, (id) => mapping.cards[id] ?? unmappedCard),
    ...(draft.defaults && !same(draft.defaults.base, mapping.defaults) ? ['defaults'] : []),
  ]);
}

/** The draft as it is sent. */
export const toSend = ({ categories, cards, defaults }: Draft): MappingDraft => ({
  categories: values(categories),
  cards: values(cards),
  defaults: defaults?.value ?? null,
});

const values = <T>(chosen: Readonly<Record<string, Chosen<T>>>): Record<string, T> =>
  Object.fromEntries(Object.entries(chosen).map(([id, { value }]) => [id, value]));
