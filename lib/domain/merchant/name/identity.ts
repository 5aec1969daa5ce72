import type { Concept } from '@/lib/domain/merchant/concept';
import { type ConceptWord, findConceptWords } from '@/lib/domain/merchant/concept-words';
import type { Trade } from '@/lib/domain/merchant/known/brand';
import { findBrand } from './brand';
import { keyOf } from './key';
import { type ParsedMerchant, parseMerchant } from './parse';

/** What a merchant's printed name reveals about the merchant. */
export type Identity = {
  readonly key: string;
  /** Whether the key is a brand name. All branches of a brand have the same key. */
  readonly brand: boolean;
  /** How varied the merchant's products are. */
  readonly range: 'one-trade' | 'wide-shop' | 'everything';
  /** What the merchant may sell, each with the brand or word that suggests it. Signals can contradict each other. */
  readonly signals: readonly ConceptSignal[];
};

export type ConceptSignal = {
  readonly concept: Concept;
  readonly by: 'brand' | 'word' | 'processor';
  readonly word: string;
};

export function identifyMerchant(printed: string): Identity {
  const merchant = parseMerchant(printed);
  const brand = findBrand(merchant);
  const key = keyOf(merchant, brand);
  if (!brand) return { key, brand: false, range: 'one-trade', signals: wordSignals(merchant) };
  return { key, brand: true, range: rangeOf(brand.trade), signals: brandSignals(brand.trade, brand.name, merchant) };
}

const rangeOf = (trade: Trade): Identity['range'] =>
  trade === 'everything' || trade === 'wide-shop' ? trade : 'one-trade';

function brandSignals(trade: Trade, name: string, merchant: ParsedMerchant): readonly ConceptSignal[] {
  if (trade === 'everything' || trade === 'wide-shop' || trade === 'nothing') return [];
  return [
    { concept: trade, by: 'brand', word: name },
    ...(merchant.processor?.local ? processorSignals(merchant) : []),
  ];
}

function wordSignals(merchant: ParsedMerchant): readonly ConceptSignal[] {
  const processor = processorSignals(merchant);
  // Some payment processors sell only software and print the product's name, so "Sketch Kitchen" paid through one is
  // not a restaurant.
  if (processor.some((sign) => sign.concept === 'software')) return processor;
  const words = dropMinorConcepts(findConceptWords(merchant.full)).map(
    (kind): ConceptSignal => ({ ...kind, by: 'word' }),
  );
  return [...words, ...processor];
}

const processorSignals = ({ processor }: ParsedMerchant): readonly ConceptSignal[] =>
  processor?.concept ? [{ concept: processor.concept, by: 'processor', word: processor.name }] : [];

/** Drops bar and catering when the name also tells a restaurant or a cafe, because those often have a bar or cater. */
function dropMinorConcepts(kinds: readonly ConceptWord[]): readonly ConceptWord[] {
  const eats = kinds.some(({ concept }) => concept === 'restaurant' || concept === 'coffee');
  return eats ? kinds.filter(({ concept }) => concept !== 'bar' && concept !== 'catering') : kinds;
}
