import { z } from 'zod';
import { batchOf, currency, isoDateTime, lines, optionalRef, rate, transactionId } from './fields';

/**
 * The fields of an expense in version 2, from Codat's OpenAPI document. Only `id`, `type`, `issueDate` and `currency`
 * are required.
 */
const common = {
  type: z.enum(['Payment', 'Refund', 'Reward', 'Chargeback']),
  issueDate: isoDateTime,
  currency,
  currencyRate: rate.nullish(),
  contactRef: z.object({ id: z.string().min(1), type: z.enum(['Supplier']).default('Supplier') }).nullish(),
  bankAccountRef: optionalRef.nullish(),
  merchantName: z.string().nullish(),
  notes: z.string().nullish(),
  lines: lines.nullish(),
};

export const expenseTransaction = z.object({
  ...common,
  id: transactionId,
  reference: z.string().nullish(),
  postAsDraft: z.boolean().nullish(),
});
export type ExpenseTransaction = z.infer<typeof expenseTransaction>;

export const expenseBatch = batchOf(expenseTransaction);

/**
 * An update of an expense has no `id`, `reference` or `postAsDraft`. Version 1 uses the same path and requires only
 * `type` and `issueDate`. The types of transfers and adjustments are valid in this schema, so that a later refusal can
 * name them.
 */
export const expenseUpdate = z.object({
  ...common,
  type: z.enum([
    'Payment',
    'Refund',
    'Reward',
    'Chargeback',
    'TransferIn',
    'TransferOut',
    'AdjustmentIn',
    'AdjustmentOut',
  ]),
  currency: currency.nullish(),
  contactRef: optionalRef.nullish(),
});
