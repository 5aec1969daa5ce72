import { findConceptWords } from '@/lib/domain/merchant/concept-words';
import { allSpellings } from '@/lib/domain/merchant/known/all';
import type { Brand, Spelling, Trade } from '@/lib/domain/merchant/known/brand';
import { countries, regions } from './countries';
import { joinWords } from './letters';
import { nameWords, type ParsedMerchant } from './parse';
import { fillerWords } from './place';

/** Returns the brand with the longest spelling that the merchant's name starts with; undefined when none matches. */
export function findBrand(merchant: ParsedMerchant): Brand | undefined {
  const bySite = merchant.site ? catalogue().spellings.get(merchant.site)?.brand : undefined;
  const [first, ...rest] = merchant.full;
  // The name can be more specific than its web address: "AMAZON.COM AWS" is AWS, not Amazon.
  const named = longestMatch(merchant.full, merchant, bySite ? 2 : 1) ?? bySite;
  if (named || first !== 'the') return named ?? findTruncated(merchant) ?? findRunTogether(merchant);
  return longestMatch(rest, merchant, 1);
}

function longestMatch(words: readonly string[], merchant: ParsedMerchant, fewest: number): Brand | undefined {
  for (let length = Math.min(words.length, mostWords); length >= fewest; length -= 1) {
    const spelling = findSpelling(joinWords(words.slice(0, length)));
    if (spelling && applies(spelling, words.slice(length), merchant)) return spelling.brand;
  }
  return undefined;
}

/** Accepts a missing or an extra s at the end: “McDonald’s” is printed both ways. */
function findSpelling(name: string): Spelling | undefined {
  const { spellings } = catalogue();
  const found = spellings.get(name);
  if (found || name.length <= 5) return found;
  return spellings.get(`${name}s`) ?? (name.endsWith('s') ? spellings.get(name.slice(0, -1)) : undefined);
}

function applies({ reach, words, brand }: Spelling, rest: readonly string[], merchant: ParsedMerchant): boolean {
  if (reach === 'begins')
    return !onlineTrades.has(brand.trade) || !findConceptWords(rest).some(({ concept }) => inPersonTrades.has(concept));
  if (rest.length === 0) return !merchant.processor?.local;
  if (reach === 'unless') return findConceptWords(rest).every((kind) => kind.concept === brand.trade);
  // A merchant whose card reader serves shops and stalls is not an online brand.
  if (merchant.processor?.local) return false;
  // The statement lines of online sellers show no town. Without this check a restaurant called "Harvest" would be the
  // software company.
  if (onlineTrades.has(brand.trade))
    return rest.every((word) => fillerWords.has(word) || regions.has(word) || countries.has(word));
  const name = joinWords(merchant.tokens);
  return name === joinWords(words) || name === `${joinWords(words)}s`;
}

const onlineTrades: ReadonlySet<Trade> = new Set<Trade>([
  'software',
  'ai',
  'marketing-software',
  'design-software',
  'cloud',
  'web-hosting',
  'payroll',
  'training',
  'freelancers',
  'streaming',
  'advertising',
  'events',
]);

/** Finds a brand at the start of one long word. Payment services print names without spaces: "PAYPAL *SPOTIFYUSA". */
function findRunTogether({ full: [name = ''], processor }: ParsedMerchant): Brand | undefined {
  if (!processor || processor.local) return undefined;
  for (let length = name.length - 1; length > 5; length -= 1) {
    const spelling = catalogue().spellings.get(name.slice(0, length));
    if (spelling?.reach === 'begins') return spelling.brand;
  }
  return undefined;
}

/** Finds the brand of a truncated name, if only one brand starts with it. */
function findTruncated({ full, processor }: ParsedMerchant): Brand | undefined {
  const name = joinWords(full);
  if (name.length < 8 || full.length > mostWords || processor?.local) return undefined;
  const { spellings, names } = catalogue();
  const from = firstAtOrAfter(names, name);
  const brands = new Set<Brand>();
  for (let at = from; names[at]?.startsWith(name); at += 1) {
    const brand = spellings.get(names[at] ?? '')?.brand;
    if (brand) brands.add(brand);
  }
  const [only] = brands;
  return brands.size === 1 ? only : undefined;
}

function firstAtOrAfter(names: readonly string[], name: string): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? '') < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Trades with a physical shop. If one of these follows a software brand, the merchant is another one: "Asana Yoga
 * Studio".
 */
const inPersonTrades: ReadonlySet<Trade> = new Set<Trade>([
  'restaurant',
  'coffee',
  'bar',
  'groceries',
  'hotel',
  'fitness',
  'beauty',
  'medical',
  'pharmacy',
  'pets',
  'car-service',
  'repairs',
  'cleaning',
  'furniture',
  'clothing',
  'gifts',
]);

const mostWords = 6;

type Index = { readonly spellings: ReadonlyMap<string, Spelling>; readonly names: readonly string[] };
let made: Index | undefined;

/** Returns the known names and their sorted list. It is made at the first use, because it takes 6 MB. */
function catalogue(): Index {
  if (made) return made;
  const spellings = indexed();
  made = { spellings, names: [...spellings.keys()].sort() };
  return made;
}

/** Maps each name to its spelling. If several lists contain a name, the first list wins (see known/all.ts). */
function indexed(): ReadonlyMap<string, Spelling> {
  const index = new Map<string, Spelling>();
  for (const spelling of allSpellings) {
    const words = nameWords(spelling.words.join(' ')).words;
    const name = joinWords(words);
    // The parser would shorten a spelling such as "Office365", so that an ordinary word became a brand. Such spellings
    // are skipped.
    if (name !== joinWords(spelling.words)) continue;
    if (!index.has(name)) index.set(name, { ...spelling, words });
  }
  return index;
}
