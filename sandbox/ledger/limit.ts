import { maxMinorUnits } from '../settings';
import type { PostableRecord } from './record';

export const tooLargeMessage = 'The amount is too large: it must not exceed 99,999,999,999.99.';

export const isTooLarge = (minor: number): boolean => !(Math.abs(minor) <= maxMinorUnits);

/** A draft has no postings; its totals are in the record. */
export const exceedsLimit = ({ record, postings }: PostableRecord<object>): boolean =>
  postings.some(({ base, native }) => isTooLarge(base) || isTooLarge(native)) ||
  Object.values(record).some((value) => typeof value === 'number' && isTooLarge(value));
