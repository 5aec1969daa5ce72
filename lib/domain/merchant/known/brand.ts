import { splitWords } from '@/lib/domain/merchant/name/letters';
import type { Concept } from '../concept';

/**
 * When a name that starts with a spelling is the brand:
 * - begins: whatever words follow;
 * - unless: unless the following words tell another trade ("Shell Beach Cafe");
 * - alone: only when no words follow ("Delta" is an airline, "Delta Faucet" is not).
 */
export type Reach = 'begins' | 'unless' | 'alone';

/**
 * What a brand sells. `everything` is a marketplace, `wide-shop` a shop with many products, and `nothing` a name that
 * only looks like a brand.
 */
export type Trade = Concept | 'everything' | 'wide-shop' | 'nothing';

export type Brand = { readonly name: string; readonly trade: Trade };

export type Spelling = { readonly words: readonly string[]; readonly reach: Reach; readonly brand: Brand };

/**
 * Parses lists of brands, one list per trade. Semicolons separate brands, and bars separate the spellings of a brand;
 * the first spelling is its name. The suffix `!` means that a spelling matches only alone, and `?` that it matches
 * unless another trade follows.
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
