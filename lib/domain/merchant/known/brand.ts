import { splitWords } from '@/lib/domain/merchant/name/letters';
import type { Concept } from '../concept';

/**
 * How surely a name is the brand's. `begins`: whatever follows. `unless`: unless what follows says another trade
 * ("Shell Beach Cafe"). `alone`: only where nothing else follows ("Delta" is an airline, "Delta Faucet" none).
 */
export type Reach = 'begins' | 'unless' | 'alone';

/** What a brand sells. An everything-shop may sell anything, and a name of nothing only looks like a brand's. */
export type Trade = Concept | 'everything' | 'wide-shop' | 'nothing';

export type Brand = { readonly name: string; readonly trade: Trade };

export type Spelling = { readonly words: readonly string[]; readonly reach: Reach; readonly brand: Brand };

/**
 * Parses lists of brands by trade. Entries are separated by semicolons and the spellings of an entry by bars; the first
 * spelling names the brand. A spelling ending in `!` matches only alone, and one ending in `?` unless another trade
 * follows.
 */
export const brands = (lists: Readonly<Partial<Record<Trade, string>>>): readonly Spelling[] =>
  (Object.keys(lists) as Trade[]).flatMap((trade) =>
    (lists[trade] ?? '')
      .split(';')
      .map((entry) => entry.trim())
      .filter(Boolean)
      .flatMap((entry) => spellings(trade, entry.split('|'))),
  );

function spellings(trade: Trade, written: readonly string[]): readonly Spelling[] {
  const brand = { name: splitWords(written[0] ?? '').join(' '), trade };
  return written.map((spelling) => ({ words: splitWords(spelling), reach: reachOf(spelling.trim()), brand }));
}

function reachOf(spelling: string): Reach {
  if (spelling.endsWith('!')) return 'alone';
  return spelling.endsWith('?') ? 'unless' : 'begins';
}
