import { z } from 'zod';

/** The part of the sandbox's books that tests check. */
export const ledger = z.object({
  records: z.array(
    z.object({
      id: z.string(),
      transactionId: z.string(),
      kind: z.string(),
      totalAmount: z.number(),
      taxAmount: z.number(),
      lines: z.array(z.object({ account: z.object({ id: z.string(), nominalCode: z.string() }) })),
      attachments: z.array(
        z.object({ name: z.string(), contentType: z.string(), size: z.number(), sha256: z.string() }),
      ),
    }),
  ),
  trialBalance: z.object({ balanced: z.boolean() }).nullable(),
});
export type Ledger = z.output<typeof ledger>;
