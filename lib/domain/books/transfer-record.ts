import { z } from 'zod';

const side = z.object({
  accountRef: z.string(),
  /** In minor units of `currency`, as a decimal integer. */
  minor: z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() }),
  /** The currency of the account. */
  currency: z.string(),
});

const storedTransfer = z.object({ id: z.uuid(), day: z.string(), description: z.string(), from: side, to: side });

/** A transfer between two accounts of the books, in accounting terms. Each amount is in the currency of its account. */
export type TransferRecord = z.output<typeof storedTransfer>;
/** A transfer as JSON, as each attempt stores it. It never changes. */
export type StoredTransfer = z.input<typeof storedTransfer>;

export const serializeTransfer = (record: TransferRecord): StoredTransfer => z.encode(storedTransfer, record);
