import { booksLists } from '@/lib/domain/books/lists';

/** Returns how many of the books' lists are read so far, in words: "Reading your lists: 3 of 7". */
export const readingWords = (read: number | null): string =>
  read === null ? 'Reading your lists…' : `Reading your lists: ${read} of ${booksLists.length}`;
