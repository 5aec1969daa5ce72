import { comparableText } from '@/lib/domain/comparable-text';
import { type Day, isDay } from '../day';
import { type DayOrder, dayOrderOf } from '../locale';

export type DetectedOrder = {
  readonly order: DayOrder;
  /** Whether every date can be read in both orders. The locale decides then. */
  readonly ambiguous: boolean;
};

/** Detects the order of day, month and year in a file. Uses the locale's order when every date is ambiguous. */
export function detectDayOrder(values: readonly string[], locale: string): DetectedOrder {
  const written = values.map(partsOf).filter((parts) => parts !== null);
  if (written.length > 0 && written.every(({ first }) => first.length === 4)) return { order: 'ymd', ambiguous: false };
  const named = written.filter(({ first, second }) => first.length < 4 && /^\d+$/.test(second));
  const [firsts, seconds] = [named.map(({ first }) => Number(first)), named.map(({ second }) => Number(second))];
  const dayFirst = firsts.some((number) => number > 12);
  const monthFirst = seconds.some((number) => number > 12);
  if (dayFirst !== monthFirst) return { order: dayFirst ? 'dmy' : 'mdy', ambiguous: false };
  return { order: dayOrderOf(locale) === 'mdy' ? 'mdy' : 'dmy', ambiguous: named.length > 0 };
}

/**
 * Parses a date in one of these forms: "03/11/2026", "3.11.26", "2026-11-03 10:15", "3 Nov 2026", "20261103". Null when
 * the text is not a date.
 */
export function parseDay(text: string, order: DayOrder): Day | null {
  const parts = partsOf(text);
  if (!parts) return null;
  const { first, second, third } = parts;
  const dayOf = (year: string, month: string, day: string) => {
    const number = monthNumber(month);
    const written = `${fullYear(year)}-${String(number ?? 0).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(written) ? written : null;
  };
  if (first.length === 4) return dayOf(first, second, third);
  if (!/^\d/.test(first)) return dayOf(third, first, second);
  if (!/^\d/.test(second)) return dayOf(third, second, first);
  if (order === 'ymd') return dayOf(first, second, third);
  return order === 'mdy' ? dayOf(third, first, second) : dayOf(third, second, first);
}

export const looksLikeDay = (text: string): boolean => parseDay(text, 'dmy') !== null || parseDay(text, 'mdy') !== null;

type Parts = { readonly first: string; readonly second: string; readonly third: string };

/**
 * Splits a date into its three parts, in the written order. A weekday and a time are ignored. Null when the text is not
 * a date.
 */
function partsOf(text: string): Parts | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  const apart =
    compact ??
    /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,4}|\p{L}{3,10})\.?(?:st|nd|rd|th)?[\s./-]+(\d{1,2}|\p{L}{3,10})\.?,?[\s./-]+(\d{4}|\d{2})(?:[T\s,].*)?$/u.exec(
      text.trim(),
    );
  const [, first, second, third] = apart ?? [];
  return first && second && third ? { first, second, third } : null;
}

const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year);

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb'];
let months: ReadonlyMap<string, number> | undefined;

function monthNumber(month: string): number | undefined {
  if (/^\d+$/.test(month)) return Number(month);
  months ??= new Map(
    languages.flatMap((language) =>
      Array.from({ length: 12 }, (_, index) => index).flatMap((index) =>
        (['long', 'short'] as const).map((width) => {
          const format = new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' });
          return [comparableText(format.format(new Date(Date.UTC(2026, index, 1)))), index + 1] as const;
        }),
      ),
    ),
  );
  const plain = comparableText(month);
  return months.get(plain) ?? months.get(plain.slice(0, 3));
}
