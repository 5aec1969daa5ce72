import { conceptOfWord } from '@/lib/domain/merchant/concept-words';
import { isGenericWord } from './generic';
import { type Identity, identifyMerchant } from './identity';
import { joinWords } from './letters';

/** Whether two printed names are the same merchant. Branches, cities, truncation and spacing make no difference. */
export const isSameMerchant = (one: string, other: string): boolean =>
  isSameIdentity(identifyMerchant(one), identifyMerchant(other));

/**
 * Two names of one brand are the same merchant; two names of different brands are not. Without a brand, their words are
 * compared.
 */
export function isSameIdentity(one: Identity, other: Identity): boolean {
  if (one.key === other.key) return true;
  if (one.brand || other.brand) return false;
  const [a, b] = [one.key.split(' '), other.key.split(' ')];
  return joinWords(a) === joinWords(b) || isTruncated(a, b) || isTruncated(b, a) || sharesName(a, b);
}

/** Whether the short name is the start of the long one, either cut inside a word or with only generic words missing. */
function isTruncated(short: readonly string[], long: readonly string[]): boolean {
  const [begun, whole] = [joinWords(short), joinWords(long)];
  if (begun.length >= whole.length || !whole.startsWith(begun) || begun.length < 6) return false;
  const more = long.slice(short.length);
  const insideWord =
    short.length === long.length || !long.slice(0, short.length).every((word, at) => word === short[at]);
  if (insideWord) return begun.length >= 8 && weight(short) >= 1;
  return weight(short) >= 2 || (weight(short) >= 1 && more.every(isGenericWord));
}

/** Whether two names start with the same two distinctive words and neither continues with another trade. */
function sharesName(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.findIndex((word, at) => word !== b[at]);
  if (shared < 2 || weight(a.slice(0, shared)) < 2) return false;
  const [endOfA, endOfB] = [a.slice(shared), b.slice(shared)];
  return !endOfA.some(namesTrade) && !endOfB.some(namesTrade) && endOfA.length < 3 && endOfB.length < 3;
}

/** Counts the words that are not generic. */
const weight = (words: readonly string[]): number => words.filter((word) => !isGenericWord(word)).length;

const namesTrade = (word: string): boolean => conceptOfWord(word) !== undefined;
