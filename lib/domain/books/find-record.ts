import type { BooksRecord } from './record';
import { recordTotal } from './record';

/** The fields of a written record by which it can be found in the books. Amounts are gross, in minor units. */
export type RecordTraits = {
  readonly reference: string;
  readonly day: string;
  readonly bankAccountRef: string | null;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly note: string;
};

/** A record as the books list it. A field that the package does not keep is null. */
export type ListedRecord = {
  readonly id: string;
  readonly reference: string | null;
  readonly day: string;
  readonly bankAccountRefs: readonly string[];
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly note: string | null;
};

export const traitsOf = (record: BooksRecord): RecordTraits => ({
  reference: record.reference,
  day: record.day,
  bankAccountRef: record.bankAccountRef,
  currency: record.currency,
  totalMinor: recordTotal(record).minor,
  note: record.note,
});

/** When more records than this look the same, Outlay does not try to tell them apart. */
export const maxCandidates = 5;

/**
 * Returns the ids of the listed records that may be the written one. A package that keeps our reference leaves no doubt.
 * Otherwise the bank account, the day and the amount decide, because every package keeps them; the note decides between
 * records that are equal in those. An expense that was updated has several versions: each of them may be in the books.
 */
export function findRecords(
  versions: readonly RecordTraits[],
  listed: readonly ListedRecord[],
  hasReference: boolean,
): readonly string[] {
  if (hasReference)
    return idsOf(listed.filter(({ reference }) => versions.some((sent) => sent.reference === reference)));
  const equal = listed.filter((record) => versions.some((sent) => isEqual(sent, record)));
  const sameNote = equal.filter(({ note }) => versions.some((sent) => sent.note === note));
  return idsOf(sameNote.length > 0 ? sameNote : equal);
}

const idsOf = (records: readonly ListedRecord[]) => records.map(({ id }) => id);

const isEqual = (sent: RecordTraits, { day, currency, totalMinor, bankAccountRefs }: ListedRecord): boolean =>
  sent.day === day &&
  sent.currency === currency &&
  sent.totalMinor === totalMinor &&
  sent.bankAccountRef !== null &&
  bankAccountRefs.includes(sent.bankAccountRef);

/**
 * Returns whether two expenses look alike in books that do not keep our reference. Their notes count only if the note
 * identified the record.
 */
export const looksLike = (one: RecordTraits, other: RecordTraits, byNote: boolean): boolean =>
  one.day === other.day &&
  one.currency === other.currency &&
  one.totalMinor === other.totalMinor &&
  one.bankAccountRef === other.bankAccountRef &&
  (!byNote || one.note === other.note);
