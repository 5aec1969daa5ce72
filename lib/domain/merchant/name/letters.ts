import { normaliseLine } from '@/lib/domain/text';

/** Letters without accents, small, so that “Café” and “CAFE” are the same. */
export const normaliseLetters = (text: string): string =>
  normaliseLine(text)
    .toLowerCase()
    .replace(/[ßøœæłđðþı]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');

/** The words of a phrase of ours, or of a category's name. */
export const splitWords = (text: string): readonly string[] =>
  normaliseLetters(text)
    .replace(apostrophes, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Without the spaces between words: card networks leave them out and put them in as they please. */
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
