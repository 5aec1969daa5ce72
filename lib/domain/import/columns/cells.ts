import { looksLikeAmount } from '@/lib/domain/reading/amount';
import { looksLikeDay } from '@/lib/domain/reading/day';

/** The cells of the rows below the titles. */
export type Body = readonly (readonly string[])[];

const sampleSize = 400;

/** Returns at most 400 rows, spread evenly over the file. They show what a column contains. */
export function sampleOf(body: Body): Body {
  const step = Math.max(1, Math.floor(body.length / sampleSize));
  return step === 1 ? body : body.filter((_, at) => at % step === 0);
}

/** Returns the cells of a column that are not empty. */
export const valuesIn = (body: Body, at: number | undefined): string[] =>
  at === undefined ? [] : body.map((cells) => cells[at]?.trim() ?? '').filter((cell) => cell !== '');

/** Returns the share of the values that pass a test, from 0 to 1; 0 when there are none. */
export const shareOf = (values: readonly string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

/** Whether a text is a day number of Excel between 1990 and 2100, for a column that can only hold days. */
export const looksLikeSerial = (text: string): boolean =>
  /^\d{5}(?:[.,]\d+)?$/.test(text.trim()) &&
  Number(text.trim().slice(0, 5)) >= 32_874 &&
  Number(text.trim().slice(0, 5)) < 73_051;

/** Whether a cell can be the day of a row whose column is known. */
export function looksLikeDayCell(text: string): boolean {
  if (text.length > longestDay || !/\p{Nd}/u.test(text)) return false;
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const found = looksLikeDay(text) || looksLikeSerial(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, found);
  return found;
}

const longestDay = 60;
// The same few hundred days are looked at many times in one file.
const known = new Map<string, boolean>();
const mostKnown = 2_000;

/** Whether a cell is a number or a date, and so never a title. */
export const looksLikeData = (cell: string): boolean =>
  /^[\s\p{Sc}(+'-]*\d/u.test(cell)
    ? looksLikeAmount(cell) || looksLikeDay(cell) || /^[\d\s.,:/'-]+$/.test(cell)
    : looksLikeAmount(cell);

export const hasLetters = (cell: string): boolean => /\p{L}{2}|\p{Lo}/u.test(cell);

/** Returns the figures of an amount as a number, for comparison with amounts that are written with as many decimals. */
export const figureOf = (cell: string | undefined): number => Number((cell ?? '').replace(/[^\d-]/g, ''));
