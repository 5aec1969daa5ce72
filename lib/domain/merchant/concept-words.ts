import type { Concept } from './concept';
import { conceptPhrases } from './known/concept-phrases';
import { conceptWords } from './known/concept-words';

/** A word in a merchant's name that tells what the merchant sells. */
export type ConceptWord = { readonly word: string; readonly concept: Concept };

/**
 * Finds the words that tell what a merchant sells. Pairs are tried before single words, so that a car park is not taken
 * for a park.
 */
export function findConceptWords(words: readonly string[]): readonly ConceptWord[] {
  const found: ConceptWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const pair = `${word} ${words[at + 1] ?? ''}`;
    const phrase = phrases.get(pair);
    if (phrase !== undefined) {
      if (phrase !== 'nothing') found.push({ word: pair, concept: phrase });
      at += 1;
      continue;
    }
    const concept = conceptOfWord(word);
    if (concept) found.push({ word, concept });
  }
  return found;
}

export const conceptOfWord = (word: string): Concept | undefined => single.get(word) ?? compound(word);

/** German, Dutch and Scandinavian names are compounds that end with the kind of business: Stadthotel, Parkhaus. */
const compound = (word: string): Concept | undefined =>
  word.length > 8 ? compounds.find(([end]) => word.endsWith(end))?.[1] : undefined;

const single: ReadonlyMap<string, Concept> = new Map(conceptWords);
const phrases: ReadonlyMap<string, Concept | 'nothing'> = new Map(conceptPhrases);

const compounds: readonly (readonly [string, Concept])[] = [
  ['hotel', 'hotel'],
  ['gasthof', 'hotel'],
  ['restaurant', 'restaurant'],
  ['gaststaette', 'restaurant'],
  ['wirtshaus', 'restaurant'],
  ['baeckerei', 'coffee'],
  ['backerei', 'coffee'],
  ['bakkerij', 'coffee'],
  ['bageri', 'coffee'],
  ['parkhaus', 'parking'],
  ['parkering', 'parking'],
  ['tankstelle', 'fuel'],
  ['versicherung', 'insurance'],
  ['versicherungen', 'insurance'],
  ['verzekeringen', 'insurance'],
  ['stadtwerke', 'energy'],
  ['apotheke', 'pharmacy'],
  ['buchhandlung', 'books'],
  ['boekhandel', 'books'],
  ['reinigung', 'cleaning'],
  ['kanzlei', 'legal'],
  ['steuerberatung', 'accounting'],
  ['supermarkt', 'groceries'],
  ['supermarket', 'groceries'],
  ['druckerei', 'printing'],
];
