import { catalogue, unknownCause } from '@/lib/domain/causes/catalogue';
import type { CatalogueEntry } from '@/lib/domain/causes/entry';

/** The cause of a code that was kept; one that is in the catalogue no more is unknown. */
export const causeOfCode = (code: string): CatalogueEntry =>
  catalogue.find((entry) => entry.code === code) ?? unknownCause;

/** What a cause is called, by its code. */
export const causeTitle = (code: string): string => causeOfCode(code).title;
