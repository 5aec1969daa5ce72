import { type Day, isDay } from '../day';
import { excelDay } from './excel-day';
import { splitDay } from './written-day';

/**
 * How the dates of a column contradict each other: some have the day first and others the month, or a spreadsheet has
 * converted those with a day up to 12 alone, so that their days and months may be exchanged, or some merely begin with
 * the year and others end with it.
 */
export type MixedDays = 'both orders' | 'partly converted' | 'both ends';

/** Returns how the dates of a column are mixed; null when they are written in one way. */
export function mixedDays(values: readonly string[]): MixedDays | null {
  const pairs = values.map(pairOf).filter((pair) => pair !== null);
  const last = pairs.filter(({ isYearFirst }) => !isYearFirst);
  if (last.some(({ one, two }) => one > 12 && two <= 12) && last.some(({ one, two }) => one <= 12 && two > 12))
    return 'both orders';
  const first = pairs.filter(({ isYearFirst }) => isYearFirst);
  if (first.length === 0 || last.length === 0) return null;
  const isPartly = first.every(({ one, two }) => one <= 12 && two <= 12) && last.every(isOneWay);
  return isPartly && first.some(({ one, two }) => one !== two) ? 'partly converted' : 'both ends';
}

/**
 * Returns the day that a date of a mixed column gives when its day and month are exchanged; null when that is the same
 * day, none or one in the future, or when the way in which the column is mixed does not concern the date.
 */
export function exchangedDay(text: string, day: Day, mixed: MixedDays, today: Day): Day | null {
  const pair = pairOf(text);
  if (!pair || mixed === 'both ends' || pair.isYearFirst !== (mixed === 'partly converted')) return null;
  const [year, month, date] = day.split('-');
  const exchanged = `${year}-${date}-${month}`;
  return isDay(exchanged) && exchanged !== day && exchanged <= today ? exchanged : null;
}

type Pair = { readonly one: number; readonly two: number; readonly isYearFirst: boolean };

/** The two numbers of a date beside its year. Excel's number of a day counts as a date with the year first. */
function pairOf(text: string): Pair | null {
  const serial = excelDay(text);
  const written = splitDay(serial ?? text);
  const [first, second, third] = written?.numbers ?? [];
  if (!first || !second || !third || written?.month) return null;
  return first.isYear
    ? { one: second.value, two: third.value, isYearFirst: true }
    : { one: first.value, two: second.value, isYearFirst: false };
}

const isOneWay = ({ one, two }: Pair): boolean => Math.max(one, two) > 12;
