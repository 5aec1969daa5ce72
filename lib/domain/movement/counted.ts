import { counted } from '@/lib/domain/plural';

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
