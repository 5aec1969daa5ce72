import { z } from 'zod';

const refOrNone = z.string().nullable();

/** What a rule gives to an expense or to one part of it; null where it says nothing. */
const codingFields = z.object({
  categoryId: refOrNone,
  taxRateRef: refOrNone,
  trackingRefs: z.array(z.string()).nullable(),
  customerRef: refOrNone,
});

const share = z.discriminatedUnion('by', [
  z.object({ by: z.literal('percent'), hundredths: z.number().int() }),
  /** Minor units; kept as text. */
  z.object({ by: z.literal('amount'), minor: z.coerce.bigint(), currency: z.string() }),
  z.object({ by: z.literal('rest') }),
]);

/** What a rule does. With parts it splits, and says category, tax, tracking and customer of each part only. */
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

/** Whether it says anything. */
export const hasCodingFields = (some: CodingFields): boolean =>
  some.categoryId !== null || some.taxRateRef !== null || some.trackingRefs !== null || some.customerRef !== null;

/** Everything an action names in the books, by list. */
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

/** The same action with its refs changed: for entries that were replaced or moved. A ref that becomes null is dropped. */
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
