import { z } from 'zod';
import { batchOf, currency, isoDateTime, line, optionalRef, rate, recordRef, transactionId } from './fields';
import type { ExpenseTransaction } from './transaction';

/** Sync for Expenses v1: its lines want an account and a tax amount, and know no items. */
const itemLine = line.extend({ taxAmount: z.number(), accountRef: recordRef });

const common = {
  id: transactionId,
  issueDate: isoDateTime,
  currency,
  currencyRate: rate.nullish(),
  contactRef: optionalRef.nullish(),
  bankAccountRef: optionalRef.nullish(),
  merchantName: z.string().nullish(),
  notes: z.string().nullish(),
  lines: z.array(itemLine).min(1).max(100).nullish(),
};

const expense = z.object({ ...common, type: z.enum(['Payment', 'Refund', 'Reward', 'Chargeback']) });

/** Money moved to or from the company's bank account, or corrected on it: v1 has these among the expenses. */
const movement = z.object({
  ...common,
  type: z.enum(['TransferIn', 'TransferOut', 'AdjustmentIn', 'AdjustmentOut']),
});
export type Movement = z.infer<typeof movement>;

const item = z.discriminatedUnion('type', [expense, movement]);
export type DatasetItem = z.infer<typeof item>;

export const datasetRequest = z.object({ items: batchOf(item) });

/** Without ids everything that waits is synced. */
export const initiateRequest = z.object({
  datasetIds: z
    .array(z.uuid().transform((id) => id.toLowerCase()))
    .min(1)
    .nullish(),
});

export const isMovement = (wanted: DatasetItem): wanted is Movement =>
  wanted.type === 'TransferIn' ||
  wanted.type === 'TransferOut' ||
  wanted.type === 'AdjustmentIn' ||
  wanted.type === 'AdjustmentOut';

export const asExpense = (wanted: z.infer<typeof expense>): ExpenseTransaction => ({
  ...wanted,
  contactRef: wanted.contactRef?.id ? { id: wanted.contactRef.id, type: 'Supplier' } : null,
  bankAccountRef: wanted.bankAccountRef?.id ? { id: wanted.bankAccountRef.id } : null,
});
