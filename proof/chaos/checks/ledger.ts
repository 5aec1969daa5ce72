import { z } from 'zod';

/** The books behind the sandbox, as far as the judge reads them. */
export const ledger = z.object({
  records: z.array(
    z.object({
      transactionId: z.string().nullable(),
      deleted: z.boolean(),
      date: z.string(),
      currency: z.string(),
      totalAmount: z.number(),
      taxAmount: z.number(),
      bankAccount: z.object({ id: z.string() }),
      lines: z.array(z.object({ account: z.object({ id: z.string() }) })),
      attachments: z.array(z.object({ sha256: z.string() })),
    }),
  ),
});

export type Ledger = z.output<typeof ledger>;
export type LedgerRecord = Ledger['records'][number];
