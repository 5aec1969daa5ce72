import { z } from 'zod';

const refs = z.array(z.string());

/**
 * Parses the stored tracking options of a line; null means that it uses those of the category's mapping. Throws when
 * the text has another format.
 */
export const parseTrackingRefs = (stored: string | null): readonly string[] | null =>
  stored === null ? null : refs.parse(JSON.parse(stored));

/** Converts tracking options to text. They are sorted, so that the same options always give the same text. */
export const serializeTrackingRefs = (options: readonly string[] | null): string | null =>
  options === null ? null : JSON.stringify([...options].sort());
