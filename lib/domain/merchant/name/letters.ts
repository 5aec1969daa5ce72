import { plainLetters } from '@/lib/domain/plain-letters';
import { normaliseLine } from '@/lib/domain/text';

/** Returns the text in lower case and without accents, so that “Café” and “CAFE” are equal. */
export const normaliseLetters = (text: string): string => plainLetters(normaliseLine(text));

/** Splits a text into words in lower case, without accents and punctuation. */
export const splitWords = (text: string): readonly string[] =>
  normaliseLetters(text)
    .replace(apostrophes, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Joins words without spaces, because card networks add and omit spaces unpredictably. */
export const joinWords = (words: readonly string[]): string => words.join('');

export const apostrophes = /['’‘`´]/g;
