import { catalogue, unknownCause } from '@/lib/domain/causes/catalogue';
import type { CatalogueEntry } from '@/lib/domain/causes/entry';

/**
 * Returns the catalogue's entry for a stored code. Returns the entry for unknown causes when the code is no longer in
 * the catalogue.
 */
export const causeOfCode = (code: string): CatalogueEntry =>
  catalogue.find((entry) => entry.code === code) ?? unknownCause;

export const causeTitle = (code: string): string => causeOfCode(code).title;
