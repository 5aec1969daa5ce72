import type { Prepared } from './context';

/** Rows by gate, or by gate and name, each in the order of days, in which the rows near a day are found. */
export type DayIndex = ReadonlyMap<string, readonly Prepared[]>;

/** Groups rows that are in the order of days. */
export const dayIndex = (rows: readonly Prepared[], keyOf: (row: Prepared) => string = ({ gate }) => gate): DayIndex =>
  Map.groupBy(rows, keyOf);

/** Returns a key that rows of one gate and the same counterparty share. Names that are the same begin with two equal letters. */
export const nameKey = ({ gate, name }: Prepared): string => `${gate}\0${name?.letters.slice(0, 2) ?? ''}`;

/** Returns the index of the first row on this day or later. */
export const firstFrom = (rows: readonly Prepared[], dayNumber: number): number =>
  firstIndex(rows.length, (at) => (rows[at]?.dayNumber ?? 0) >= dayNumber);

/** Returns the index of the first of the sorted values that is at least this one. */
export const firstAtLeast = (sorted: readonly number[], value: number): number =>
  firstIndex(sorted.length, (at) => (sorted[at] ?? 0) >= value);

/** Returns the first index for which the test is true, when it is true for all indexes after it as well. */
function firstIndex(length: number, isFrom: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFrom(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
