import { z } from 'zod';
import { plural } from '@/lib/domain/plural';

/**
 * Who or what set a coded field. Manual values come first, then rule, coding history, built-in knowledge, and the
 * category's mapping.
 */
export const source = z.discriminatedUnion('by', [
  z.object({ by: z.literal('hand') }),
  z.object({ by: z.literal('rule'), ruleId: z.uuid(), name: z.string() }),
  /** The value comes from the company's own earlier coding of this merchant. `times` counts these. */
  z.object({ by: z.literal('learned'), times: z.number().int() }),
  /** The value comes from the built-in knowledge of merchants. `because` is the reason in words. */
  z.object({ by: z.literal('known'), because: z.string() }),
  /** A person linked the merchant to a supplier in the books. */
  z.object({ by: z.literal('alias') }),
  /** The imported file contained the value. */
  z.object({ by: z.literal('import') }),
  /** A refund has the value of the payment that it returns. */
  z.object({ by: z.literal('original') }),
  z.object({ by: z.literal('category') }),
  z.object({ by: z.literal('default') }),
]);

export type Source = z.output<typeof source>;

/** Who or what set each field of a line. A field without a source uses the category's mapping. */
const lineSources = z.object({
  category: source.optional(),
  taxRate: source.optional(),
  tracking: source.optional(),
  customer: source.optional(),
});
export type LineSources = z.output<typeof lineSources>;

export const manualSource = { by: 'hand' } as const satisfies Source;
export const originalSource = { by: 'original' } as const satisfies Source;

/** Parses the stored sources of a line. Throws when the JSON has another format. */
export const parseSources = (json: unknown): LineSources => lineSources.parse(json);
export const parseSource = (json: unknown): Source | null => source.nullable().parse(json);

/** Describes a source in words, shown beside its field: "rule ‘Uber is travel’". */
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
      return 'linked to the merchant';
    case 'import':
      return 'from the imported file';
    case 'original':
      return 'as the original expense';
    case 'category':
      return 'from the category';
    case 'default':
      return 'default';
  }
}
