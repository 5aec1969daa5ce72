import { isMoneyOut } from '@/lib/domain/expense/type';
import type { EntryRef } from './entry-names';
import { looksLike, traitsOf } from './find-record';
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

/**
 * Whether two records look alike in books that keep neither our reference nor an id of ours. The notes of expenses count
 * with `byNote`.
 */
export function areEqual(one: SentRecord, other: SentRecord, byNote: boolean): boolean {
  if (isTransferRecord(one))
    return (
      isTransferRecord(other) && one.day === other.day && isEqual(one.from, other.from) && isEqual(one.to, other.to)
    );
  return (
    !isTransferRecord(other) &&
    // Money out and money in are in different lists of the books.
    isMoneyOut(one.type) === isMoneyOut(other.type) &&
    looksLike(traitsOf(one), traitsOf(other), byNote)
  );
}

const isEqual = (one: TransferRecord['from'], other: TransferRecord['from']): boolean =>
  one.accountRef === other.accountRef && one.minor === other.minor;
