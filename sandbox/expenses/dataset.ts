import { z } from 'zod';
import { batchOf, currency, isoDateTime, line, optionalRef, rate, recordRef, transactionId } from './fields';
import type { ExpenseTransaction } from './transaction';

/**
 * A line of an expense in Sync for Expenses v1. Unlike in version 2, it must have an account and a tax amount. Version
 * 1 has no items.
 */
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

/**
 * A transfer to or from the company's bank account, or an adjustment of that account. In version 1 these are items of
 * the same list as expenses.
 */
const movement = z.object({
  ...common,
  type: z.enum(['TransferIn', 'TransferOut', 'AdjustmentIn', 'AdjustmentOut']),
});
export type Movement = z.infer<typeof movement>;

const item = z.discriminatedUnion('type', [expense, movement]);
export type DatasetItem = z.infer<typeof item>;

export const datasetRequest = z.object({ items: batchOf(item) });

/** The datasets to sync. Without ids, all pending datasets are synced. */
export const initiateRequest = z.object({
  datasetIds: z
    .array(z.uuid().transform((id) => id.toLowerCase()))
    .min(1)
    .nullish(),
});

export const isMovement = (item: DatasetItem): item is Movement =>
  item.type === 'TransferIn' ||
  item.type === 'TransferOut' ||
  item.type === 'AdjustmentIn' ||
  item.type === 'AdjustmentOut';

export const asExpense = (item: z.infer<typeof expense>): ExpenseTransaction => ({
  ...item,
  contactRef: item.contactRef?.id ? { id: item.contactRef.id, type: 'Supplier' } : null,
  bankAccountRef: item.bankAccountRef?.id ? { id: item.bankAccountRef.id } : null,
});
