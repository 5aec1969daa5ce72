import type { Written } from './document';

/**
 * The most a record may hold, in minor units: 99,999,999,999.99, as QuickBooks has it. Without an end to it the sums of
 * an account would leave what a number counts exactly, and the books could not be read any more.
 */
const mostMinor = 9_999_999_999_999;

export const tooLarge = 'The amount is too large: it must not exceed 99,999,999,999.99.';

export const isTooLarge = (minor: number): boolean => !(Math.abs(minor) <= mostMinor);

/** A draft has no postings; its totals are in the record. */
export const holdsTooMuch = ({ record, postings }: Written<object>): boolean =>
  postings.some(({ base, native }) => isTooLarge(base) || isTooLarge(native)) ||
  Object.values(record).some((value) => typeof value === 'number' && isTooLarge(value));
