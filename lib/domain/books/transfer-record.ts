import { z } from 'zod';
import { type EntryRef, entriesOf } from './entry-names';

const side = z.object({
  accountRef: z.string(),
  /** In minor units of `currency`, as a decimal integer. */
  minor: z.codec(z.string(), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() }),
  /** The currency of the account. */
  currency: z.string(),
});

const storedTransfer = z.object({ id: z.uuid(), day: z.string(), description: z.string(), from: side, to: side });

/** A transfer between two accounts of the books, in accounting terms. Each amount is in the currency of its account. */
export type TransferRecord = Readonly<z.output<typeof storedTransfer>>;
/** A transfer as JSON, as each attempt stores it. It never changes. */
export type StoredTransfer = z.input<typeof storedTransfer>;

export const serializeTransfer = (record: TransferRecord): StoredTransfer => z.encode(storedTransfer, record);

/** Parses a stored transfer. Throws when the JSON is no transfer. */
export const parseTransfer = (json: unknown): TransferRecord => storedTransfer.parse(json);

/** Returns the bank accounts that a transfer refers to. */
export const transferRefsOf = ({ from, to }: TransferRecord): EntryRef[] =>
  entriesOf('bankAccounts', [from.accountRef, to.accountRef]);
