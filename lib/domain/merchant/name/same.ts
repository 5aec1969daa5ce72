import { conceptOfWord } from '@/lib/domain/merchant/concept-words';
import { isGenericWord } from './generic';
import { type Identity, identifyMerchant } from './identity';
import { joinWords } from './letters';

/** Whether two strings as printed are the same merchant: other shop, other city, cut short, spaces left out. */
export const isSameMerchant = (one: string, other: string): boolean =>
  isSameIdentity(identifyMerchant(one), identifyMerchant(other));

/** Two of one brand are the same, two of different brands never; without a brand the words of the names decide. */
export function isSameIdentity(one: Identity, other: Identity): boolean {
  if (one.key === other.key) return true;
  if (one.brand || other.brand) return false;
  const [a, b] = [one.key.split(' '), other.key.split(' ')];
  return joinWords(a) === joinWords(b) || isTruncated(a, b) || isTruncated(b, a) || sharesName(a, b);
}

/** One is the beginning of the other, cut inside a word or after a name that can stand alone. */
function isTruncated(short: readonly string[], long: readonly string[]): boolean {
  const [begun, whole] = [joinWords(short), joinWords(long)];
  if (begun.length >= whole.length || !whole.startsWith(begun) || begun.length < 6) return false;
  const more = long.slice(short.length);
  const insideWord =
    short.length === long.length || !long.slice(0, short.length).every((word, at) => word === short[at]);
  if (insideWord) return begun.length >= 8 && weight(short) >= 1;
  return weight(short) >= 2 || (weight(short) >= 1 && more.every(isGenericWord));
}

/** The same name with different ends: two words that are its own, and nothing that says another trade. */
function sharesName(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.findIndex((word, at) => word !== b[at]);
  if (shared < 2 || weight(a.slice(0, shared)) < 2) return false;
  const [endOfA, endOfB] = [a.slice(shared), b.slice(shared)];
  return !endOfA.some(namesTrade) && !endOfB.some(namesTrade) && endOfA.length < 3 && endOfB.length < 3;
}

/** How many words of it only one merchant would have. */
const weight = (words: readonly string[]): number => words.filter((word) => !isGenericWord(word)).length;

const namesTrade = (word: string): boolean => conceptOfWord(word) !== undefined;
