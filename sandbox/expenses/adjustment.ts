import { z } from 'zod';
import { batchOf, currency, invoiceTo, isoDateTime, rate, recordRef, transactionId } from './fields';

const line = z.object({
  /** A debit is positive and a credit is negative. */
  amount: z.number(),
  accountRef: recordRef,
  description: z.string().nullish(),
  trackingRefs: z
    .array(
      z.object({
        id: z.string().min(1),
        dataType: z.enum(['trackingCategories', 'customers', 'suppliers']).default('trackingCategories'),
      }),
    )
    .min(1)
    .max(10)
    .nullish(),
  invoiceTo: invoiceTo.nullish(),
});

/** An adjustment: a journal entry that corrects the balance of accounts. */
export const adjustment = z.object({
  id: transactionId,
  date: isoDateTime,
  currency,
  currencyRate: rate.nullish(),
  reference: z.string().nullish(),
  lines: z.array(line).min(1).max(100),
});
export type Adjustment = z.infer<typeof adjustment>;

export const adjustmentBatch = batchOf(adjustment);
