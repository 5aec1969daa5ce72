import { z } from 'zod';
import { mappingContent } from './content';

const { categories, cards, defaults } = mappingContent.shape;
const few = <V>(entries: Readonly<Record<string, V>>) => Object.keys(entries).length <= 2_000;

/** A person's unsaved changes of the mapping. It contains only the categories, cards and defaults that changed. */
const mappingDraft = z.object({
  categories: categories.refine(few).default({}),
  cards: cards.refine(few).default({}),
  defaults: defaults.nullable().default(null),
});

export type MappingDraft = z.output<typeof mappingDraft>;

/** The form that submits a draft, with the number of the mapping version that it is based on. */
export const draftInput = z.object({
  version: z.coerce.number().int().nonnegative(),
  draft: z
    .string()
    .max(1_000_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'The changes could not be read. Reload the page and make them again.',
        });
        return z.NEVER;
      }
    })
    .pipe(mappingDraft),
});
