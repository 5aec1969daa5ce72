import { catalogue, unknownCause } from '@/lib/domain/causes/catalogue';

/** What a cause is called, by its code. */
export const causeTitle = (code: string): string =>
  (catalogue.find((entry) => entry.code === code) ?? unknownCause).title;
