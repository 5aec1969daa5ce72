import { z } from 'zod';
import { batchOf, currency, isoDateTime, lines, optionalRef, rate, transactionId } from './fields';

/** Expenses v2, as its OpenAPI document has it. Only id, type, issueDate and currency are required by the schema. */
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
 * A change to a written expense has neither id, reference nor draft flag. Version 1 has the same path and wants only
 * the type and the day, and no id in a contact; its types of transfers and adjustments are read so that they can be refused as what they are.
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
