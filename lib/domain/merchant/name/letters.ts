import { normaliseLine } from '@/lib/domain/text';

/** Returns the text in lower case and without accents, so that “Café” and “CAFE” are equal. */
export const normaliseLetters = (text: string): string =>
  normaliseLine(text)
    .toLowerCase()
    .replace(/[ßøœæłđðþı]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');

/** Splits a text into words in lower case, without accents and punctuation. */
export const splitWords = (text: string): readonly string[] =>
  normaliseLetters(text)
    .replace(apostrophes, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Joins words without spaces, because card networks add and omit spaces unpredictably. */
export const joinWords = (words: readonly string[]): string => words.join('');

export const apostrophes = /['’‘`´]/g;

const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
