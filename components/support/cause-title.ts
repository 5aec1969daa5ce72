import { catalogue, unknownCause } from '@/lib/domain/causes/catalogue';
import type { CatalogueEntry } from '@/lib/domain/causes/entry';

/** Returns the cause of a stored code; the unknown cause when the catalogue no longer has the code. */
export const causeOfCode = (code: string): CatalogueEntry =>
  catalogue.find((entry) => entry.code === code) ?? unknownCause;

export const causeTitle = (code: string): string => causeOfCode(code).title;
