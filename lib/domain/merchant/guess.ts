import type { Category } from '@/lib/domain/company/category';
import { categoryFor } from './category-for';
import { type Concept, concepts } from './concept';
import { type LearnedEntry, learnedByKind, learnedOf } from './learned';
import { type Identity, identify, type Sign } from './name/identity';

/** What a company brings to a guess: its own categories, and what its corrections have taught. */
export type GuessingCompany = {
  readonly categories: readonly Category[];
  readonly learned: readonly LearnedEntry[];
};

export type Purchase = { readonly merchant: string; readonly amount: number; readonly currency: string };

/** A category with its reason in words, or the reason why there is none. Unsure stays without. */
export type Guess =
  | {
      readonly categoryId: string;
      readonly by: 'learned' | 'known';
      readonly because: string;
      /** Of 1. */
      readonly confidence: number;
    }
  | { readonly uncoded: true; readonly because: string };

/** The category of a purchase: as the company corrected this merchant before, else as what we know of it says. */
export function guessCategory(purchase: Purchase, company: GuessingCompany): Guess {
  const merchant = identify(purchase.merchant);
  const learned = learnedOf(merchant, company.learned);
  if (learned.decided) {
    const { categoryId, because, confidence } = learned;
    if (company.categories.some(({ id }) => id === categoryId))
      return { categoryId, by: 'learned', because, confidence };
  } else if (learned.because) return { uncoded: true, because: learned.because };
  return knownGuess(merchant, purchase.currency, company);
}

function knownGuess(merchant: Identity, currency: string, company: GuessingCompany): Guess {
  const signs = merchant.signs.filter((sign) => counts(sign, currency));
  if (signs.length === 0) return { uncoded: true, because: whyUnknown(merchant) };
  const [first, ...others] = signs.map((sign) => ({ sign, found: categoryOf(sign.concept, company) }));
  if (!first?.found)
    return { uncoded: true, because: `${whatItSays(signs)}, and no one category clearly stands for that.` };
  const { found } = first;
  if (others.some((other) => other.found?.category.id !== found.category.id))
    return { uncoded: true, because: `Its name may mean ${either(signs)}.` };
  return {
    categoryId: found.category.id,
    by: found.by,
    because: found.because ?? `${whatItSays(signs)}, which goes to ${found.category.name}.`,
    confidence: signs.some(({ by }) => by === 'brand') ? 0.97 : 0.9,
  };
}

type Found = {
  readonly category: Category;
  readonly by: 'learned' | 'known';
  readonly because?: string;
};

/** Where the company puts things of this kind, when its corrections say so, else the category named for it. */
function categoryOf(concept: Concept, { categories, learned }: GuessingCompany): Found | undefined {
  const named = categoryFor(concept, categories);
  const taught = learnedByKind(concept, learned, named?.id);
  const category = taught && categories.find(({ id }) => id === taught.categoryId);
  if (taught && category) return { category, by: 'learned', because: taught.because };
  return named && { category: named, by: 'known' };
}

/** An inn is a hotel in America and a pub in Britain and Ireland. */
const counts = (sign: Sign, currency: string): boolean =>
  !(sign.by === 'word' && sign.word === 'inn' && (currency === 'GBP' || currency === 'EUR'));

function whyUnknown({ range, key }: Identity): string {
  if (range === 'one-trade') return 'Nothing in its name says what was bought.';
  return `Anything may be bought at ${titled(key)}.`;
}

function whatItSays([sign]: readonly Sign[]): string {
  if (!sign) return 'It is unknown';
  if (sign.by === 'brand') return `${titled(sign.word)} is known for ${concepts[sign.concept]}`;
  if (sign.by === 'processor') return `It was paid through ${sign.word}, so it is ${concepts[sign.concept]}`;
  return `“${titled(sign.word)}” in its name says ${concepts[sign.concept]}`;
}

const either = (signs: readonly Sign[]): string =>
  [...new Set(signs.map(({ concept }) => concepts[concept]))].join(' or ');

const titled = (name: string): string => name.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
