import { z } from 'zod';
import { plural } from '@/lib/domain/plural';

/**
 * Where a coded field comes from. In this order of precedence: by hand, a rule, what was learned of the merchant, what
 * Outlay knows of it, and last the category's own mapping.
 */
export const source = z.discriminatedUnion('by', [
  z.object({ by: z.literal('hand') }),
  z.object({ by: z.literal('rule'), ruleId: z.uuid(), name: z.string() }),
  /** The company's own earlier codings of this merchant. */
  z.object({ by: z.literal('learned'), times: z.number().int() }),
  /** What Outlay knows of the merchant by itself. */
  z.object({ by: z.literal('known'), because: z.string() }),
  /** The supplier of the books that this merchant was said to be. */
  z.object({ by: z.literal('alias') }),
  /** It came with the file it was imported from. */
  z.object({ by: z.literal('import') }),
  z.object({ by: z.literal('category') }),
  z.object({ by: z.literal('default') }),
]);

export type Source = z.output<typeof source>;

/** The sources of one line's own fields. A field without one follows the category's mapping. */
const lineSources = z.object({
  category: source.optional(),
  taxRate: source.optional(),
  tracking: source.optional(),
  customer: source.optional(),
});
export type LineSources = z.output<typeof lineSources>;

export const manualSource = { by: 'hand' } as const satisfies Source;

/** Reads kept sources. Throws when they are none: we wrote them. */
export const parseSources = (json: unknown): LineSources => lineSources.parse(json);
export const parseSource = (json: unknown): Source | null => source.nullable().parse(json);

/** Where a field comes from, in words for beside it: "rule ‘Uber is travel’". */
export function describeSource(from: Source): string {
  switch (from.by) {
    case 'hand':
      return 'by hand';
    case 'rule':
      return `rule “${from.name}”`;
    case 'learned':
      return plural(from.times, 'as you coded it before', 'as you coded it # times before');
    case 'known':
      return from.because;
    case 'alias':
      return 'known by its merchant';
    case 'import':
      return 'from the imported file';
    case 'category':
      return 'from the category';
    case 'default':
      return 'the default';
  }
}
