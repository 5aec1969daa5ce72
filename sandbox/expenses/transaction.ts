import { z } from 'zod';

/** Expenses v2, as its OpenAPI document has it. Only id, type, issueDate and currency are required by the schema. */

const isoDateTime = z
  .string()
  .refine(
    (value) =>
      /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(value) &&
      isRealDay(value.slice(0, 10)),
    'The date must be ISO 8601, such as 2024-05-21T00:00:00+00:00.',
  );

const currency = z.string().regex(/^[A-Z]{3}$/, 'The currency must be a three-letter ISO 4217 code.');
const rate = z
  .number()
  .positive()
  .refine(
    (value) => Math.abs(value * 1e9 - Math.round(value * 1e9)) < 1e-3,
    'The currency rate must have at most 9 decimal places.',
  );
const recordRef = z.object({ id: z.string().min(1) });

const trackingRef = z.object({
  id: z.string().min(1),
  dataType: z.enum(['trackingCategories', 'customers']).default('trackingCategories'),
});

const line = z.object({
  netAmount: z.number(),
  taxAmount: z.number().nullish(),
  taxRateRef: recordRef.nullish(),
  accountRef: recordRef.nullish(),
  itemRef: recordRef.nullish(),
  trackingRefs: z.array(trackingRef).min(1).max(10).nullish(),
  // The spec writes `customer`, the documents `customers` and `Customer`.
  invoiceTo: z.object({ id: z.string(), type: z.string().optional(), dataType: z.string().optional() }).nullish(),
});

const common = {
  type: z.enum(['Payment', 'Refund', 'Reward', 'Chargeback']),
  issueDate: isoDateTime,
  currency,
  currencyRate: rate.nullish(),
  contactRef: z.object({ id: z.string().min(1), type: z.enum(['Supplier']).default('Supplier') }).nullish(),
  bankAccountRef: recordRef.nullish(),
  merchantName: z.string().nullish(),
  notes: z.string().nullish(),
  lines: z.array(line).min(1).max(100).nullish(),
};

export const expenseTransaction = z.object({
  ...common,
  id: z.uuid('The id must be a UUID.').transform((id) => id.toLowerCase()),
  reference: z.string().nullish(),
  postAsDraft: z.boolean().nullish(),
});
export type ExpenseTransaction = z.infer<typeof expenseTransaction>;

export const expenseBatch = z.array(expenseTransaction).min(1).max(50, 'A request may hold at most 50 transactions.');

/** A change to a written expense has neither id, reference nor draft flag. */
export const expenseUpdate = z.object(common);

function isRealDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
