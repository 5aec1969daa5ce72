import { z } from 'zod';

/** The fields that the bodies of Expenses v1 and v2 share, from their OpenAPI documents. */

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
/** A reference whose id the schema does not require. Without an id it is ignored. */
export const optionalRef = z.object({ id: z.string().nullish() });

export const trackingRef = z.object({
  id: z.string().min(1),
  dataType: z.enum(['trackingCategories', 'customers']).default('trackingCategories'),
});

/** The OpenAPI document has the type `customer`, the pages have `customers` and `Customer`. */
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
