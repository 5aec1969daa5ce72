import type { Brand } from '@/lib/domain/merchant/known/brand';
import { findBrand } from './brand';
import { normaliseLetters } from './letters';
import { type ParsedMerchant, parseMerchant } from './parse';

/**
 * Returns the key of a merchant, which is the same for all its printed names: the brand, or else the significant words.
 * The key of a key is the key itself.
 */
export function merchantKey(printed: string): string {
  let key = normaliseLetters(printed);
  // Removing one part of a name can expose another one to remove. Every round shortens the name, so the loop ends.
  for (;;) {
    const merchant = parseMerchant(key);
    const next = keyOf(merchant, findBrand(merchant));
    if (next === '' || next === key) return key;
    if (next.length >= key.length) return next;
    key = next;
  }
}

/** Returns the brand of a parsed merchant, or else its words, as the key. */
export const keyOf = (merchant: ParsedMerchant, brand: Brand | undefined): string =>
  brand?.name ?? merchant.tokens.join(' ');
