import type { Brand } from '@/lib/domain/merchant/known/brand';
import { findBrand } from './brand';
import { normaliseLetters } from './letters';
import { type ParsedMerchant, parseMerchant } from './parse';

/**
 * What a merchant is filed under, however it was printed: the brand’s name where we know it, else the words of the
 * name. The key of a key is the key itself.
 */
export function merchantKey(printed: string): string {
  let key = normaliseLetters(printed);
  // Taking off one thing may bare another; each round leaves fewer letters, so this ends.
  for (;;) {
    const merchant = parseMerchant(key);
    const next = keyOf(merchant, findBrand(merchant));
    if (next === '' || next === key) return key;
    if (next.length >= key.length) return next;
    key = next;
  }
}

/** The key of a merchant that has been taken apart already, and looked up. */
export const keyOf = (merchant: ParsedMerchant, brand: Brand | undefined): string =>
  brand?.name ?? merchant.tokens.join(' ');
