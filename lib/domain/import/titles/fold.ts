import { plainLetters } from '@/lib/domain/plain-letters';

// Format characters (zero-width space, byte order mark, soft hyphen) and the letters that look like nothing.
const invisible = /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]/gu;

// “Zahlungsempfänger*in”, “Auftraggeber/in”, “Zahlungspflichtige*r”. An underscore is no such sign: “paid_in”.
const genderEnding = /(?<=\p{L})(?:[*:·](?:innen|in|r|n|e)|(?<=er)(?:\/-?|\()in(?:nen)?\)?)(?!\p{L})/gu;

/**
 * Folds a title for comparison: lower case, without accents, gender endings, brackets, punctuation, line breaks and
 * invisible characters; words are separated by one space.
 */
export const foldTitle = (text: string): string =>
  plainLetters(text.normalize('NFKC').replace(invisible, '').toLowerCase().replace(genderEnding, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Like `foldTitle`, without spaces: “TransactionDate”, “transaction_date” and “Transaction Date” are equal. */
export const titleKey = (text: string): string => foldTitle(text).replaceAll(' ', '');

const digraphs: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Returns the keys of a title as it is written and with “ae” for “ä”, as banks without such letters write it. */
export function titleKeys(title: string): readonly string[] {
  const spelled = title.toLowerCase().replace(/[äöüøå]/g, (letter) => digraphs[letter] ?? letter);
  return [...new Set([titleKey(title), titleKey(spelled)])];
}

/** Splits a list of titles or words that is written with commas and line breaks. */
export const splitList = (list: string): readonly string[] =>
  list
    .split(/[,\n]/)
    .map((title) => title.trim())
    .filter((title) => title !== '');
