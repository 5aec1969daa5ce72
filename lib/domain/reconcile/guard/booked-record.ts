import type { Day } from '@/lib/domain/day';
import type { BookRecordType } from '../books/book-record';
import { daysAfter } from '../row';

/**
 * A record in the books as the guard compares it: what it does to one bank account. A bill moves none, and its account is ''.
 * `movementId` is the movement that Outlay wrote as this record.
 */
export type BookedRecord = {
  readonly id: string;
  readonly type: BookRecordType;
  /** The id of the record in the books. The two sides of a transfer have the same. */
  readonly ref: string;
  readonly account: string;
  readonly day: Day;
  readonly minor: bigint;
  readonly currency: string;
  /** The amount of the record, if it is in another currency than the account. */
  readonly originalMinor: bigint | null;
  readonly originalCurrency: string | null;
  readonly payee: string | null;
  readonly reference: string | null;
  readonly movementId: string | null;
};

/** What was found in the books for a movement that is about to be written. */
export type Found = {
  /** Records or sets of records. One of them explains the money. The likeliest comes first. */
  readonly choices: readonly (readonly string[])[];
  /** Whether there is no doubt: the record has the id of the movement and the same money. */
  readonly isCertain: boolean;
};

/** A record may be entered by hand some days before or after the payment. */
export const guardDays = 3;

/** A person is asked about at most this many. */
export const mostChoices = 6;

export const isNear = (one: { readonly day: Day }, other: { readonly day: Day }): boolean =>
  Math.abs(daysAfter(one, other)) <= guardDays;

/** Returns the amount of a record in a currency; null if it has none in it. */
export function minorIn(record: BookedRecord, currency: string): bigint | null {
  if (record.currency === currency) return record.minor;
  return record.originalCurrency === currency ? record.originalMinor : null;
}
