import { addDays, type Day, dayAt, formatDay } from '../day';
import type { DayOrder } from '../locale';
import { excelDay } from './excel-day';
import { resolveDay } from './resolve-day';
import { splitDay, type WrittenDay, type WrittenTime } from './written-day';

export type { DayOrder } from '../locale';

/** `remark` says what the text does not: an instant in another zone, an Excel serial number, a year that was missing. */
export type DayReading = { readonly day: Day; readonly remark: string | null };

type DayContext = {
  readonly order: DayOrder;
  readonly today: Day;
  /** The company's time zone. */
  readonly timeZone: string;
  /** Whether a number such as 46340 is a day of Excel's 1900 system. */
  readonly serials?: boolean;
};

/**
 * Reads a day in one of the forms of spreadsheets, banks and people: "03/11/2026", "2026-11-03T10:15Z", "3 févr. 26",
 * "20261103", "21 Nov". Without a year, it is the latest such day that is not after `today`. Null when the text is not
 * a day in this order.
 */
export function readDay(text: string, given: DayContext): DayReading | null {
  const serial = given.serials ? excelDay(text) : null;
  if (serial) return { day: serial, remark: `Excel’s number ${text.trim()} is ${formatDay(serial, 'en-GB')}.` };
  const written = splitDay(text);
  return written && readWritten(written, given, false);
}

function readWritten(written: WrittenDay, given: DayContext, isStrict: boolean): DayReading | null {
  const found = resolveDay(written, { ...given, isStrict });
  if (!found) return null;
  const { day, missingYear } = found;
  if (missingYear !== null) return { day, remark: `The year is missing, so it is ${missingYear}.` };
  return inTimeZone(day, written.time, given.timeZone) ?? { day, remark: null };
}

/** Returns the day of an instant in the company's time zone. Null when it is the written day. */
function inTimeZone(day: Day, time: WrittenTime | null, timeZone: string): DayReading | null {
  if (!time || time.offset === null) return null;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const local = dayAt(new Date(midnight + (time.minutes - time.offset) * 60_000 + time.seconds * 1000), timeZone);
  if (local === day) return null;
  return {
    day: local,
    remark: `The time is in another zone. In ${timeZone} it is ${formatDay(local, 'en-GB')}.`,
  };
}

/** Whether a text is a day in some order. A number such as 12.11 can be an amount, so it is not enough. */
export function looksLikeDay(text: string): boolean {
  if (/^\D?\d+[.,]?\d*\D?$/.test(text.trim()) && !/^(?:\d{8}|\d{14})$/.test(text.trim())) return false;
  return orders.some((order) => readDay(text, { order, today: '2099-12-31', timeZone: 'UTC' }) !== null);
}

const orders = ['dmy', 'mdy', 'ymd'] as const;

/**
 * Detects the order of day, month and year of a column: the one in which every value is a day, no day is in the future,
 * and the rows keep their sequence. Where several remain, it is the country's order. `isGuess` is true when another
 * order fits as well and gives other days, or when only days in the future speak against the country's order;
 * `alternatives` has these orders.
 */
export function detectDayOrder(
  values: readonly string[],
  given: { order: DayOrder; today: Day; timeZone: string },
): { order: DayOrder; isGuess: boolean; alternatives: readonly DayOrder[] } {
  const written = values.map(splitDay);
  const readings = [...new Set([given.order, ...orders])].map((order) => ({
    order,
    days: written.map((value) => (value && readWritten(value, { ...given, order }, true)?.day) ?? null),
  }));
  const isUnlikely = (day: Day) => day > given.today || day < addDays(given.today, -3660);
  const readable = withLeast(readings, ({ days }) => days.filter((day) => day === null).length);
  const likely = isMonthFirstUnlikely(written, given.order, readable)
    ? readable.filter(({ order }) => order !== 'mdy')
    : readable;
  const past = withFewest(likely, ({ days }) => days.filter((day) => day !== null && isUnlikely(day)).length);
  const inSequence = withLeast(past, ({ days }) => rowsOutOfSequence(days));
  const chosen = inSequence[0];
  if (!chosen) return { order: given.order, isGuess: false, alternatives: [] };
  const differs = ({ days }: Reading) => days.some((day, index) => day !== chosen.days[index]);
  // Few rows can be in sequence by chance, so the sequence alone does not prove an order that is not the country's.
  // A day in the future does not prove it either: the file can have a row that is dated ahead.
  const country = likely.find(({ order }) => order === given.order);
  const isAhead = country?.days.some((day) => day !== null && day > given.today);
  const rejected = country && isAhead && !past.includes(country) ? [country] : [];
  const isProven = chosen.days.every((day) => day === null || !isUnlikely(day));
  const candidates = [...(isProven && !(country && differs(country)) ? inSequence : past), ...rejected];
  const others = candidates.filter(differs).filter(isFirstOfItsDays);
  return { order: chosen.order, isGuess: others.length > 0, alternatives: others.map(({ order }) => order) };
}

/** With points, the day comes before the month. Only in a country that writes the month first, the order is uncertain. */
const isMonthFirstUnlikely = (
  written: readonly (WrittenDay | null)[],
  country: DayOrder,
  readable: readonly Reading[],
): boolean =>
  country !== 'mdy' &&
  readable.some(({ order }) => order === 'dmy') &&
  written.every((value) => !value || value.isDotted || value.month !== null || value.numbers[0]?.isYear);

type Reading = { readonly order: DayOrder; readonly days: readonly (Day | null)[] };

function withLeast(readings: readonly Reading[], cost: (reading: Reading) => number): readonly Reading[] {
  const costs = readings.map(cost);
  const least = Math.min(...costs);
  return readings.filter((_, index) => costs[index] === least);
}

/** Leaves out readings that cost more than another which costs nothing. When each costs something, none is proven. */
function withFewest(readings: readonly Reading[], cost: (reading: Reading) => number): readonly Reading[] {
  const least = Math.min(...readings.map(cost));
  return readings.filter(
    (one) => cost(one) === least || (least > 0 && cost(one) < one.days.filter((day) => day !== null).length),
  );
}

/** Counts the rows that go against the direction of most rows: zero for an ascending or descending sequence. */
function rowsOutOfSequence(days: readonly (Day | null)[]): number {
  const found = days.filter((day) => day !== null);
  const count = (isStep: (before: Day, after: Day) => boolean) =>
    found.filter((day, index) => index > 0 && isStep(found[index - 1] ?? day, day)).length;
  return Math.min(
    count((before, after) => before < after),
    count((before, after) => before > after),
  );
}

/** Leaves out an order that gives the same days as an earlier one. */
const isFirstOfItsDays = ({ days }: Reading, index: number, readings: readonly Reading[]): boolean =>
  readings.findIndex((other) => other.days.every((day, at) => day === days[at])) === index;
