import { decode, type Encoding } from './encoding';
import { type LanguageModel, languageModel } from './language-model';

/** An encoding with its likelihood as a natural logarithm. */
export type Reading = { readonly encoding: Encoding; readonly likelihood: number; readonly isPlausible: boolean };

type Candidate = {
  readonly encoding: Encoding;
  /** How rarely banks write it, as a logarithm. */
  readonly rarity: number;
  readonly languages: readonly string[];
};

const western = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'is'];
const central = ['pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'sl', 'de'];
const candidates: readonly Candidate[] = [
  { encoding: 'windows-1252', rarity: 0, languages: western },
  { encoding: 'iso-8859-15', rarity: -3, languages: [...western, 'et'] },
  { encoding: 'macintosh', rarity: -6, languages: western },
  { encoding: 'ibm850', rarity: -6, languages: western },
  { encoding: 'windows-1250', rarity: -1, languages: central },
  { encoding: 'iso-8859-2', rarity: -2.5, languages: central },
  { encoding: 'ibm852', rarity: -6, languages: central },
  { encoding: 'windows-1257', rarity: -2, languages: ['lt', 'lv', 'et', 'pl'] },
  { encoding: 'windows-1254', rarity: -2, languages: ['tr', 'de', 'fr'] },
  { encoding: 'windows-1253', rarity: -1.5, languages: ['el'] },
  { encoding: 'windows-1251', rarity: -1, languages: ['ru', 'uk', 'bg', 'sr', 'mk'] },
  { encoding: 'koi8-u', rarity: -3, languages: ['ru', 'uk'] },
  { encoding: 'windows-1255', rarity: -2, languages: ['he'] },
  { encoding: 'windows-1256', rarity: -2, languages: ['ar'] },
  { encoding: 'shift_jis', rarity: -2, languages: ['ja'] },
  { encoding: 'gb18030', rarity: -3, languages: ['zh'] },
  { encoding: 'big5', rarity: -3, languages: ['zh-Hant'] },
  { encoding: 'euc-kr', rarity: -3, languages: ['ko'] },
];

/**
 * Returns the encodings that the words could have, the likeliest first: by the letters that follow each other in the
 * languages that each encoding is used for. `words` are byte sequences around bytes above 127.
 */
export function likelyReadings(words: readonly Uint8Array[]): readonly Reading[] {
  return candidates
    .map((candidate) =>
      read(
        words.map((word) => decode(word, candidate.encoding)),
        candidate,
      ),
    )
    .sort((one, other) => other.likelihood - one.likelihood);
}

function read(texts: readonly string[], { encoding, rarity, languages }: Candidate): Reading {
  const symbols = texts.reduce((sum, text) => sum + symbolLikelihood(text), 0);
  const words = texts.flatMap((text) => text.replace(apostrophe, '').match(/[\p{L}\p{M}]+/gu) ?? []);
  const byLanguage = languages.map((language) => {
    const model = languageModel(language);
    return { model, each: words.map((word) => wordLikelihood(word, model)) };
  });
  const sums = byLanguage.map(({ each }) => each.reduce((sum, one) => sum + one, 0));
  const best = byLanguage[sums.indexOf(Math.max(...sums))];
  // A name from another language is less likely, but does not rule the encoding out.
  const letters = words.reduce((sum, _, at) => {
    const foreign = Math.max(...byLanguage.map(({ each }) => each[at] ?? 0)) - 4;
    return sum + Math.max(best?.each[at] ?? 0, foreign);
  }, 0);
  // A single word is too little evidence for an encoding that is rarer than the western ones.
  const withAccents = words.filter((word) => /[^\p{ASCII}]/u.test(word));
  const isComplete = isWestern(encoding) || (withAccents.length > 1 && best !== undefined && hasAll(words, best.model));
  return { encoding, likelihood: letters + symbols + rarity, isPlausible: symbols > -9 * texts.length && isComplete };
}

const apostrophe = /(?<=\p{L})’(?=\p{L})/gu;
/** As in “McDonald’s”, “l’eau” and “O’Neill”. */
const usualApostrophe = /(?<=\p{L})’(?=s(?!\p{L}))|(?<=(?<!\p{L})\p{L}{1,2})’(?=\p{L}{3})/giu;

const isWestern = (encoding: Encoding): boolean => encoding === 'windows-1252' || encoding === 'iso-8859-15';

const hasAll = (words: readonly string[], model: LanguageModel): boolean =>
  words.every((word) => [...word.toLowerCase()].every((letter) => letter < '\u0080' || model.has(letter)));

function wordLikelihood(word: string, model: LanguageModel): number {
  const mixesCase = word.match(/\p{Ll}(?=[^\P{Lu}\p{ASCII}])|(?!ß)[^\P{Ll}\p{ASCII}](?=\p{Lu})/gu)?.length ?? 0;
  const mixesScripts =
    word.match(/\p{Script=Latin}(?=\P{Script=Latin})|\P{Script=Latin}(?=\p{Script=Latin})/gu)?.length ?? 0;
  return model.likelihood(word.toLowerCase()) - 6 * mixesCase - 8 * mixesScripts;
}

/** Returns how likely the characters that are no letters are, with the letters that stand next to a digit. */
function symbolLikelihood(text: string): number {
  const apostrophes = text.match(apostrophe)?.length ?? 0;
  let sum = -6 * apostrophes + 4 * (text.match(usualApostrophe)?.length ?? 0);
  for (const [at, symbol] of [...text.replace(apostrophe, '')].entries()) {
    if (symbol < '\u0080') continue;
    const around = (text[at - 1] ?? '') + (text[at + 1] ?? '');
    const isNextToDigit = /\d/.test(around);
    const isNextToLetter = /\p{L}/u.test(around);
    const isWithinWord = /^\p{L}{2}$/u.test(around);
    if (/[\p{L}\p{M}]/u.test(symbol)) sum -= isNextToDigit ? 5 : 0;
    else if (/[€£¥¢₺]/.test(symbol)) sum -= isNextToLetter ? 8 : 3;
    else if (/[\u00a0’‘“”„–—…•·°§«»®™№]/.test(symbol)) sum -= isWithinWord ? 12 : 5;
    else sum -= /[\p{Cc}\ufffd\u2500-\u259f]/u.test(symbol) ? 25 : 10;
  }
  return sum;
}
