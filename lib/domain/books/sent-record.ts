import type { EntryRef } from './entry-names';
import { type BooksRecord, parseRecord, refsOf } from './record';
import { parseTransfer, type TransferRecord, transferRefsOf } from './transfer-record';

/** What an attempt sent to the books for a movement: the record of an expense, or a transfer. */
export type SentRecord = BooksRecord | TransferRecord;

export const isTransferRecord = (record: SentRecord): record is TransferRecord => 'from' in record;

/** Parses the record that an attempt stored. Throws when the JSON is not a record. */
export const parseSent = (json: unknown): SentRecord =>
  typeof json === 'object' && json !== null && 'from' in json ? parseTransfer(json) : parseRecord(json);

/** Returns every entry of the books that a sent record refers to. */
export const sentRefsOf = (record: SentRecord): EntryRef[] =>
  isTransferRecord(record) ? transferRefsOf(record) : refsOf(record);
