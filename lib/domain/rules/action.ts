import { z } from 'zod';

const refOrNone = z.string().nullable();

/**
 * The coding fields that a rule sets on an expense, or on one part of a split. Null means that the rule does not set
 * the field.
 */
const codingFields = z.object({
  categoryId: refOrNone,
  taxRateRef: refOrNone,
  trackingRefs: z.array(z.string()).nullable(),
  customerRef: refOrNone,
});

const share = z.discriminatedUnion('by', [
  z.object({ by: z.literal('percent'), hundredths: z.number().int() }),
  /** The amount in minor units; stored as text, because JSON has no bigint. */
  z.object({ by: z.literal('amount'), minor: z.coerce.bigint(), currency: z.string() }),
  z.object({ by: z.literal('rest') }),
]);

/** What a rule does. A rule that splits the expense sets category, tax, tracking and customer on its parts only. */
export const action = z.object({
  ...codingFields.shape,
  supplierRef: refOrNone,
  parts: z.array(z.object({ ...codingFields.shape, share })),
});

export type CodingFields = z.output<typeof codingFields>;
export type Action = z.output<typeof action>;
export type ActionPart = Action['parts'][number];

export const emptyCodingFields: CodingFields = {
  categoryId: null,
  taxRateRef: null,
  trackingRefs: null,
  customerRef: null,
};

/** Whether the rule sets at least one coding field. */
export const hasCodingFields = (some: CodingFields): boolean =>
  some.categoryId !== null || some.taxRateRef !== null || some.trackingRefs !== null || some.customerRef !== null;

/** Returns the refs of all entries that an action uses, by list. */
export function actionRefs(action: Action): {
  readonly taxRates: readonly string[];
  readonly tracking: readonly string[];
  readonly suppliers: readonly string[];
  readonly customers: readonly string[];
} {
  const all = [action, ...action.parts];
  return {
    taxRates: all.flatMap(({ taxRateRef }) => taxRateRef ?? []),
    tracking: all.flatMap(({ trackingRefs }) => trackingRefs ?? []),
    suppliers: action.supplierRef ? [action.supplierRef] : [],
    customers: all.flatMap(({ customerRef }) => customerRef ?? []),
  };
}

/**
 * Returns the action with its refs replaced. Used after entries were replaced, or after other books were linked. A ref
 * for which `change` returns null is removed.
 */
export function replaceActionRefs(action: Action, change: RefChange): Action {
  const one = <G extends CodingFields>(some: G): G => ({
    ...some,
    taxRateRef: some.taxRateRef && change('taxRates', some.taxRateRef),
    trackingRefs: orNone(some.trackingRefs?.flatMap((ref) => change('tracking', ref) ?? [])),
    customerRef: some.customerRef && change('customers', some.customerRef),
  });
  return {
    ...one(action),
    supplierRef: action.supplierRef && change('suppliers', action.supplierRef),
    parts: action.parts.map(one),
  };
}

const orNone = (refs: readonly string[] | undefined): string[] | null => (refs?.length ? [...refs] : null);

export type RefChange = (list: 'taxRates' | 'tracking' | 'suppliers' | 'customers', ref: string) => string | null;
