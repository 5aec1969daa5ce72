import { z } from 'zod';

/** The part of the sandbox's books that tests check. */
export const ledger = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      /** Null for a record of the Accounting API. */
      transactionId: z.string().nullable(),
      kind: z.string(),
      /** Whether the record was deleted in the package. */
      deleted: z.boolean(),
      totalAmount: z.number(),
      taxAmount: z.number(),
      currency: z.string(),
      currencyRate: z.number(),
      contact: z.object({ id: z.string() }).nullish(),
      reference: z.string(),
      description: z.string(),
      bankAccount: z.object({ id: z.string() }),
      /** The postings in the base currency. */
      postings: z.array(z.object({ accountId: z.string(), debit: z.number(), credit: z.number() })),
      lines: z.array(
        z.object({
          account: z.object({ id: z.string(), nominalCode: z.string() }),
          netAmount: z.number(),
          taxAmount: z.number(),
          taxRate: z.object({ id: z.string() }).nullable(),
          tracking: z.array(z.object({ id: z.string() })),
          invoiceTo: z.string().nullable(),
        }),
      ),
      attachments: z.array(
        z.object({ name: z.string(), contentType: z.string(), size: z.number(), sha256: z.string() }),
      ),
    }),
  ),
  trialBalance: z.object({ balanced: z.boolean() }).nullable(),
});
export type Ledger = z.output<typeof ledger>;
