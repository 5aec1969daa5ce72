import type { MappingDraft } from './draft-input';
import { type Mapping, withCard, withCategory, withDefaults } from './mapping';

export type { MappingDraft } from './draft-input';

export const noDraft: MappingDraft = { categories: {}, cards: {}, defaults: null };

/** Returns the mapping with the changes of the draft. */
export function applyDraft(mapping: Mapping, draft: MappingDraft): Mapping {
  let changed = draft.defaults ? withDefaults(mapping, draft.defaults) : mapping;
  for (const [id, target] of Object.entries(draft.categories)) changed = withCategory(changed, id, target);
  for (const [id, target] of Object.entries(draft.cards)) changed = withCard(changed, id, target);
  return changed;
}

export const countChanges = (draft: MappingDraft): number =>
  Object.keys(draft.categories).length + Object.keys(draft.cards).length + (draft.defaults ? 1 : 0);
