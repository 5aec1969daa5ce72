import { z } from 'zod';

const refs = z.array(z.string());

/** Parses a line's stored tracking options; null follows the category's mapping. Throws on anything else. */
export const parseTrackingRefs = (stored: string | null): readonly string[] | null =>
  stored === null ? null : refs.parse(JSON.parse(stored));

/** Sorted, so that the same options are always stored as the same text. */
export const serializeTrackingRefs = (options: readonly string[] | null): string | null =>
  options === null ? null : JSON.stringify([...options].sort());
