/**
 * Converts text to a form for comparison: lower case, without accents, and with single spaces in place of all other
 * characters than letters and digits.
 */
export const comparableText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
