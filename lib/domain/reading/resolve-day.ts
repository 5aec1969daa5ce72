import { type Day, isDay } from '../day';
import type { DayOrder } from '../locale';
import type { WrittenDay } from './written-day';

export type ResolvedDay = {
  readonly day: Day /** Set when the text has no year. */;
  readonly missingYear: number | null;
};

/**
 * Returns the day that the parts of a date give in an order; null when they give none. `isStrict` refuses a year at the
 * end in the order ymd. Otherwise such a date is read as day, month and year, or else as month, day and year.
 */
export function resolveDay(
  { numbers, month }: WrittenDay,
  { order, today, isStrict }: { order: DayOrder; today: Day; isStrict: boolean },
): ResolvedDay | null {
  const [one, two, three] = numbers;
  const yearOf = (number: { value: number; length: number }) => fullYear(number.value, number.length, today);
  if (!one) return null;
  if (month) {
    if (three) return null;
    if (!two) return one.isYear ? null : latest(month.number, one.value, today);
    const [year, day] = one.isYear ? [one, two] : [two, one];
    return day.length > 2 ? null : dayOf(yearOf(year), month.number, day.value);
  }
  if (!two) return compactDay(one.value, one.length, { order, today, isStrict });
  if (one.length > 2 !== one.isYear || two.length > 2) return null;
  if (!three) {
    if (one.isYear) return null;
    return order === 'dmy' ? latest(two.value, one.value, today) : latest(one.value, two.value, today);
  }
  if (one.isYear || (order === 'ymd' && !three.isYear))
    return three.length > 2 ? null : dayOf(yearOf(one), two.value, three.value);
  const dayFirst = dayOf(yearOf(three), two.value, one.value);
  const monthFirst = dayOf(yearOf(three), one.value, two.value);
  return inOrder(order, isStrict, dayFirst, monthFirst);
}

/** Chooses for a date whose year is at the end. */
function inOrder(
  order: DayOrder,
  isStrict: boolean,
  dayFirst: ResolvedDay | null,
  monthFirst: ResolvedDay | null,
): ResolvedDay | null {
  if (order === 'dmy') return dayFirst;
  if (order === 'mdy') return monthFirst;
  return isStrict ? null : (dayFirst ?? monthFirst);
}

function dayOf(year: number | null, month: number, day: number): ResolvedDay | null {
  const text = `${year}-${pad(month)}-${pad(day)}`;
  return year !== null && isDay(text) ? { day: text, missingYear: null } : null;
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** A year of two figures is in the hundred years that end twenty years from now. */
function fullYear(value: number, length: number, today: Day): number | null {
  if (length === 4) return value >= 1900 && value < 2200 ? value : null;
  if (length !== 2) return null;
  const year = 2000 + value;
  return year > Number(today.slice(0, 4)) + 20 ? year - 100 : year;
}

/** "20261103" is year, month and day; "03112026" and "031126" follow the order. */
function compactDay(
  value: number,
  length: number,
  { order, today, isStrict }: { order: DayOrder; today: Day; isStrict: boolean },
): ResolvedDay | null {
  const text = String(value).padStart(length, '0');
  const at = (from: number, count: number) => Number(text.slice(from, from + count));
  const isYear = (year: number) => year >= 1990 && year < 2100;
  if (length === 8 && isYear(at(0, 4)) && at(4, 2) <= 12) return dayOf(at(0, 4), at(4, 2), at(6, 2));
  if (length === 8 && isYear(at(4, 4))) {
    const dayFirst = dayOf(at(4, 4), at(2, 2), at(0, 2));
    return inOrder(order, isStrict, dayFirst, dayOf(at(4, 4), at(0, 2), at(2, 2)));
  }
  if (length !== 6) return null;
  const [one, two, three] = [at(0, 2), at(2, 2), at(4, 2)];
  if (order === 'ymd') return dayOf(fullYear(one, 2, today), two, three);
  return order === 'dmy' ? dayOf(fullYear(three, 2, today), two, one) : dayOf(fullYear(three, 2, today), one, two);
}

/** Returns the latest such day that is not after `today`, of this year or the last. */
function latest(month: number, day: number, today: Day): ResolvedDay | null {
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear, thisYear - 1]) {
    const found = dayOf(year, month, day);
    if (found && found.day <= today) return { day: found.day, missingYear: year };
  }
  return null;
}
