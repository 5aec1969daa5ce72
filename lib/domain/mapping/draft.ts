import { z } from 'zod';
import { type Mapping, mappingContent, withCard, withCategory, withDefaults } from './mapping';

const { categories, cards, defaults } = mappingContent.shape;
const few = <V>(entries: Readonly<Record<string, V>>) => Object.keys(entries).length <= 2_000;

/** What a person chose and has not saved: only what differs from the mapping. */
const mappingDraft = z.object({
  categories: categories.refine(few).default({}),
  cards: cards.refine(few).default({}),
  defaults: defaults.nullable().default(null),
});

export type MappingDraft = z.output<typeof mappingDraft>;

export const noDraft: MappingDraft = { categories: {}, cards: {}, defaults: null };

/** A draft as a form carries it, with the version that was looked at. */
export const draftInput = z.object({
  version: z.coerce.number().int().nonnegative(),
  draft: z
    .string()
    .max(1_000_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'The choices could not be read. Open the page again.' });
        return z.NEVER;
      }
    })
    .pipe(mappingDraft),
});

/** The mapping as it would be. */
export function applyDraft(mapping: Mapping, draft: MappingDraft): Mapping {
  let changed = draft.defaults ? withDefaults(mapping, draft.defaults) : mapping;
  for (const [id, target] of Object.entries(draft.categories)) changed = withCategory(changed, id, target);
  for (const [id, target] of Object.entries(draft.cards)) changed = withCard(changed, id, target);
  return changed;
}

export const countChanges = (draft: MappingDraft): number =>
  Object.keys(draft.categories).length + Object.keys(draft.cards).length + (draft.defaults ? 1 : 0);
