import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';

/** A bank line, or a movement or record of the books that is compared with bank lines. */
export type Row = {
  /** Unique among the rows of its side. A transfer has two rows, one for each of its accounts. */
  readonly id: string;
  /** The bank account in the books. Rows of different accounts are never compared. */
  readonly account: string;
  readonly day: Day;
  /** What moves the account, in the currency of the account, in minor units. Negative is money out. */
  readonly money: Money;
  /** The bank has not booked a pending line yet: its amount may change, or it may disappear. */
  readonly state: 'booked' | 'pending';
  /** The id of the movement in Outlay, where the row is known to belong to it. */
  readonly ownId: string | null;
  /** References of the bank, of Outlay and of documents, as written. */
  readonly references: readonly string[];
  /** The other party as printed. */
  readonly counterparty: string | null;
  /** What was paid, when it was in another currency. */
  readonly original: Money | null;
  /** The part of a bank line that the bank states as its charge. */
  readonly fee: Money | null;
};

/** Rows that belong together: one line to one or many records, or many lines to one record. */
export type Pair = { readonly lineIds: readonly string[]; readonly recordIds: readonly string[] };

/** Both sides of a reconciliation, with the pairs that are linked and those that a person rejected. */
export type Rows = {
  /** All rows near the open ones, also those that are linked: they show that an amount or a reference recurs. */
  readonly lines: readonly Row[];
  readonly records: readonly Row[];
  readonly links: readonly Pair[];
  readonly rejected: readonly Pair[];
};

/** Identifies a pair by its rows, in any order. */
export const pairKey = ({ lineIds, recordIds }: Pair): string =>
  JSON.stringify([[...lineIds].sort(), [...recordIds].sort()]);

/** Returns the days from the record to the line; negative when the line is earlier. */
export const daysAfter = (line: { readonly day: Day }, record: { readonly day: Day }): number =>
  dayNumber(line.day) - dayNumber(record.day);

/** Returns the number of a day since 1970. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Returns the sum of the rows in minor units. */
export const sumOf = (rows: readonly Pick<Row, 'money'>[]): bigint =>
  rows.reduce((sum, { money }) => sum + money.minor, 0n);
