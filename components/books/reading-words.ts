import { booksLists } from '@/lib/domain/books/lists';

/** Returns the progress of reading the lists: "Reading your lists: 3 of 7". */
export const readingWords = (read: number | null): string =>
  read === null ? 'Reading your lists…' : `Reading your lists: ${read} of ${booksLists.length}`;
