import type { Category } from '@/lib/domain/company/category';
import { categoryFor } from './category-for';
import { type Concept, concepts } from './concept';
import { type CodingHistoryEntry, categoryForConcept, decideFromHistory } from './history';
import { type ConceptSignal, type Identity, identifyMerchant } from './name/identity';

/** The data of a company that a guess uses. */
export type GuessingContext = {
  readonly categories: readonly Category[];
  readonly history: readonly CodingHistoryEntry[];
};

export type Purchase = { readonly merchant: string; readonly amount: number; readonly currency: string };

/** A guessed category with its reason, or the reason why none was guessed. */
export type CategoryGuess =
  | {
      readonly categoryId: string;
      readonly by: 'learned' | 'known';
      readonly because: string;
      /** The probability that the category is right, from 0 to 1. */
      readonly confidence: number;
    }
  | { readonly uncoded: true; readonly because: string };

/**
 * Guesses the category of a purchase from the company's coding history, or else from built-in knowledge of merchants.
 */
export function guessCategory(purchase: Purchase, company: GuessingContext): CategoryGuess {
  const merchant = identifyMerchant(purchase.merchant);
  const learned = decideFromHistory(merchant, company.history);
  if (learned.decided) {
    const { categoryId, because, confidence } = learned;
    if (company.categories.some(({ id }) => id === categoryId))
      return { categoryId, by: 'learned', because, confidence };
  } else if (learned.because) return { uncoded: true, because: learned.because };
  return guessFromName(merchant, purchase.currency, company);
}

function guessFromName(merchant: Identity, currency: string, company: GuessingContext): CategoryGuess {
  const signs = merchant.signals.filter((sign) => isRelevant(sign, currency));
  if (signs.length === 0) return { uncoded: true, because: unknownReason(merchant) };
  const [first, ...others] = signs.map((sign) => ({ sign, found: categoryOf(sign.concept, company) }));
  if (!first?.found)
    return { uncoded: true, because: `${describeSignal(signs)}, and no one category clearly stands for that.` };
  const { found } = first;
  if (others.some((other) => other.found?.category.id !== found.category.id))
    return { uncoded: true, because: `Its name may mean ${joinConcepts(signs)}.` };
  return {
    categoryId: found.category.id,
    by: found.by,
    because: found.because ?? `${describeSignal(signs)}, which goes to ${found.category.name}.`,
    confidence: signs.some(({ by }) => by === 'brand') ? 0.97 : 0.9,
  };
}

type Found = {
  readonly category: Category;
  readonly by: 'learned' | 'known';
  readonly because?: string;
};

/**
 * Returns the category for a concept, such as `hotel`: the one people chose for other merchants of that concept, or
 * else the category whose name fits.
 */
function categoryOf(concept: Concept, { categories, history }: GuessingContext): Found | undefined {
  const named = categoryFor(concept, categories);
  const taught = categoryForConcept(concept, history, named?.id);
  const category = taught && categories.find(({ id }) => id === taught.categoryId);
  if (taught && category) return { category, by: 'learned', because: taught.because };
  return named && { category: named, by: 'known' };
}

/**
 * Decides whether a word counts in this currency: an inn is a hotel in America, but often a pub in Britain and Ireland.
 */
const isRelevant = (sign: ConceptSignal, currency: string): boolean =>
  !(sign.by === 'word' && sign.word === 'inn' && (currency === 'GBP' || currency === 'EUR'));

function unknownReason({ range, key }: Identity): string {
  if (range === 'one-trade') return 'Nothing in its name says what was bought.';
  return `Anything may be bought at ${titleCase(key)}.`;
}

function describeSignal([sign]: readonly ConceptSignal[]): string {
  if (!sign) return 'It is unknown';
  if (sign.by === 'brand') return `${titleCase(sign.word)} is known for ${concepts[sign.concept]}`;
  if (sign.by === 'processor') return `It was paid through ${sign.word}, so it is ${concepts[sign.concept]}`;
  return `“${titleCase(sign.word)}” in its name says ${concepts[sign.concept]}`;
}

const joinConcepts = (signs: readonly ConceptSignal[]): string =>
  [...new Set(signs.map(({ concept }) => concepts[concept]))].join(' or ');

const titleCase = (name: string): string => name.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
