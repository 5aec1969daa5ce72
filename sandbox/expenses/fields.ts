import { z } from 'zod';

/** A date with an optional time, as in the bodies of Sync for Expenses v1 and v2. */

export const isoDateTime = z
  .string()
  .refine(
    (value) =>
      /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?)?$/.test(value) &&
      isRealDay(value.slice(0, 10)),
    'The date must be ISO 8601, such as 2024-05-21T00:00:00+00:00.',
  );

export const currency = z.string().regex(/^[A-Z]{3}$/, 'The currency must be a three-letter ISO 4217 code.');

export const rate = z
  .number()
  .positive()
  .refine(
    (value) => Math.abs(value * 1e9 - Math.round(value * 1e9)) < 1e-3,
    'The currency rate must have at most 9 decimal places.',
  );

export const transactionId = z.uuid('The id must be a UUID.').transform((id) => id.toLowerCase());
export const recordRef = z.object({ id: z.string().min(1) });
/** A reference whose id is optional in the schema. A reference without an id is ignored. */
export const optionalRef = z.object({ id: z.string().nullish() });

export const trackingRef = z.object({
  id: z.string().min(1),
  dataType: z.enum(['trackingCategories', 'customers']).default('trackingCategories'),
});

/**
 * The customer to invoice a line to. Codat's OpenAPI document gives the type as `customer`, other pages as `customers`
 * or `Customer`; the sandbox ignores it.
 */
export const invoiceTo = z.object({
  id: z.string(),
  type: z.string().optional(),
  dataType: z.string().optional(),
});

export const line = z.object({
  description: z.string().nullish(),
  netAmount: z.number(),
  taxAmount: z.number().nullish(),
  taxRateRef: optionalRef.nullish(),
  accountRef: optionalRef.nullish(),
  itemRef: optionalRef.nullish(),
  trackingRefs: z.array(trackingRef).min(1).max(10).nullish(),
  invoiceTo: invoiceTo.nullish(),
});
export type Line = z.infer<typeof line>;

export const lines = z.array(line).min(1).max(100);

export const batchOf = <Schema extends z.ZodType>(transaction: Schema): z.ZodArray<Schema> =>
  z.array(transaction).min(1).max(50, 'A request may hold at most 50 transactions.');

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() > 0 && date.toISOString().startsWith(day);
}
