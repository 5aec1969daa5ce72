import { maxMinorUnits } from '../settings';
import type { PostableRecord } from './record';

export const tooLargeMessage = 'The amount is too large: it must not exceed 99,999,999,999.99.';

/** Returns true for NaN too. */
export const isTooLarge = (minor: number): boolean => !(Math.abs(minor) <= maxMinorUnits);

/** Checks the totals in the record as well, because a draft has no postings. */
export const exceedsLimit = ({ record, postings }: Pick<PostableRecord<object>, 'record' | 'postings'>): boolean =>
  postings.some(({ base, native }) => isTooLarge(base) || isTooLarge(native)) ||
  Object.values(record).some((value) => typeof value === 'number' && isTooLarge(value));
