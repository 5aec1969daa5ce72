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
 * Reads a list of brands: one entry between semicolons, its spellings between bars, the first of which
 * names it. A spelling ends in `!` where it counts only alone, in `?` where what follows may speak against it.
 */
export const brands = (trade: Trade, list: string): readonly Spelling[] =>
  list
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .flatMap((entry) => spellings(trade, entry.split('|')));

function spellings(trade: Trade, written: readonly string[]): readonly Spelling[] {
  const brand = { name: splitWords(written[0] ?? '').join(' '), trade };
  return written.map((spelling) => ({ words: splitWords(spelling), reach: reachOf(spelling.trim()), brand }));
}

function reachOf(spelling: string): Reach {
  if (spelling.endsWith('!')) return 'alone';
  return spelling.endsWith('?') ? 'unless' : 'begins';
}
