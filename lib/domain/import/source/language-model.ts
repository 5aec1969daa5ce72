import { everydayWords } from './everyday-words';

/** How likely letters follow each other in a language, as natural logarithms. */
export type LanguageModel = {
  /** Returns the likelihood of a word in lower case. */
  readonly likelihood: (word: string) => number;
  /** Tells whether the language uses the letter. */
  readonly has: (letter: string) => boolean;
};

const models = new Map<string, LanguageModel>();

/**
 * Returns the model of a language. It is counted from the names of countries, languages and currencies that the
 * platform has in each language (Unicode CLDR, about 8,000 letters), and from everyday words.
 */
export function languageModel(language: string): LanguageModel {
  const known = models.get(language);
  if (known) return known;
  const model = countLetters(wordsIn(language));
  models.set(language, model);
  return model;
}

function wordsIn(language: string): string[] {
  const names = (type: 'region' | 'language' | 'currency', codes: readonly string[]) => {
    const display = new Intl.DisplayNames(language, { type, fallback: 'none' });
    return codes.map((code) => display.of(code) ?? '');
  };
  const text = [
    ...names('region', pairs),
    ...names(
      'language',
      pairs.map((pair) => pair.toLowerCase()),
    ),
    ...names('currency', Intl.supportedValuesOf('currency')),
    ...Array.from({ length: everydayWeight }, () => everydayWords[language] ?? ''),
  ].join(' ');
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = alphabet.flatMap((first) => alphabet.map((second) => first + second));

/** How often the everyday words are counted, so that they weigh about as much as the names. */
const everydayWeight = 8;

/** The likelihood of a letter that the language does not have. */
const unknown = 1e-6;

function countLetters(words: readonly string[]): LanguageModel {
  const single = new Map<string, number>();
  const double = new Map<string, number>();
  let total = 0;
  for (const word of words) {
    let before = ' ';
    for (const letter of [...word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ'), ' ']) {
      add(single, letter);
      add(double, before + letter);
      before = letter;
      total += 1;
    }
  }
  const next = (before: string, letter: string): number => {
    const alone = (single.get(letter) ?? 0) / total;
    const together = (double.get(before + letter) ?? 0) / (single.get(before) ?? 1);
    return Math.log(Math.max(0.7 * together + 0.3 * alone, unknown));
  };
  return {
    likelihood: (word) => {
      let sum = 0;
      let before = ' ';
      for (const letter of [...word, ' ']) {
        sum += next(before, letter);
        before = letter;
      }
      return sum;
    },
    // A letter that is rarer comes from a foreign name, as ç in the English "Curaçao".
    has: (letter) => (single.get(letter) ?? 0) >= everydayWeight,
  };
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
