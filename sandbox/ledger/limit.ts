import { maxMinorUnits } from '../settings';
import type { PostableRecord } from './record';

export const tooLargeMessage = 'The amount is too large: it must not exceed 99,999,999,999.99.';

/** Returns true if the amount is over the limit or is NaN. */
export const isTooLarge = (minor: number): boolean => !(Math.abs(minor) <= maxMinorUnits);

/**
 * Returns true if any amount is over the limit. It also checks the totals in the record, because a draft has no
 * postings.
 */
export const exceedsLimit = ({ record, postings }: Pick<PostableRecord<object>, 'record' | 'postings'>): boolean =>
  postings.some(({ base, native }) => isTooLarge(base) || isTooLarge(native)) ||
  Object.values(record).some((value) => typeof value === 'number' && isTooLarge(value));
