import { counted, plural } from '@/lib/domain/plural';

/** A number of movements, and how many of them are transfers. The others are expenses. */
export type MovementCount = { readonly count: number; readonly transfers: number };

/**
 * Returns movements in words: "12 expenses", "2 transfers", "12 expenses and 2 transfers". The adjective stands before each
 * noun.
 */
export function countedMovements({ count, transfers }: MovementCount, locale?: string, adjective = ''): string {
  const noun = (word: string) => (adjective ? `${adjective} ${word}` : word);
  const parts = [
    ...(count > transfers || count === 0 ? [counted(count - transfers, noun('expense'), locale)] : []),
    ...(transfers > 0 ? [counted(transfers, noun('transfer'), locale)] : []),
  ];
  return parts.join(' and ');
}

/**
 * Returns the text for one or for several movements, where the number of transfers is not known. "#" is replaced by the count with its noun:
 * "3 expenses", or "3 entries" in a company that has transfers.
 */
export function pluralMovements(
  count: number,
  { one, other, hasTransfers }: { readonly one: string; readonly other: string; readonly hasTransfers: boolean },
  locale?: string,
): string {
  const [noun, nouns] = hasTransfers ? ['entry', 'entries'] : ['expense', 'expenses'];
  return plural(count, one.replace('#', `# ${noun}`), other.replace('#', `# ${nouns}`), locale);
}
