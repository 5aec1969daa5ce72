import type { Brand } from '@/lib/domain/merchant/known/brand';
import { findBrand } from './brand';
import { normaliseLetters } from './letters';
import { type ParsedMerchant, parseMerchant } from './parse';

/** Returns the key of a merchant however it is printed: the brand, else the words of the name. Idempotent. */
export function merchantKey(printed: string): string {
  let key = normaliseLetters(printed);
  // Removing one part can expose another. Each round has fewer letters, so the loop ends.
  for (;;) {
    const merchant = parseMerchant(key);
    const next = keyOf(merchant, findBrand(merchant));
    if (next === '' || next === key) return key;
    if (next.length >= key.length) return next;
    key = next;
  }
}

/** Returns the key of a parsed merchant. */
export const keyOf = (merchant: ParsedMerchant, brand: Brand | undefined): string =>
  brand?.name ?? merchant.tokens.join(' ');
