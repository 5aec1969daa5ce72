import { z } from 'zod';
import { batchOf, currency, isoDateTime, lines, optionalRef, rate, transactionId } from './fields';

/** An expense of version 2, from its OpenAPI document. Only id, type, issueDate and currency are required. */
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
 * An update of a written expense has no id, reference or draft flag. Version 1 has the same path and requires only the
 * type and the day. Its types for transfers and adjustments are accepted here, so that the refusal can name them.
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
