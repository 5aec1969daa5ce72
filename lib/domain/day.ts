import { formatsOf } from './locale';

/** A calendar day, 'YYYY-MM-DD', in the company's time zone. Never a Date, because a Date is an instant. */
export type Day = string;

/** Whether the text is a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Returns the calendar day of an instant in a time zone such as 'Europe/London'. */
export function dayAt(instant: Date, timeZone: string): Day {
  const format = dateFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  return format.format(instant).split('/').reverse().join('-');
}

/**
 * Returns the formatter of a language with these options. A formatter takes much longer to make than to use, and its memory
 * is outside the heap: a list that makes one for each row stalls the process when thousands are collected.
 */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known) return known;
  if (dateFormats.size >= mostDateFormats) dateFormats.clear();
  const format = new Intl.DateTimeFormat(language, options);
  dateFormats.set(key, format);
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const mostDateFormats = 500;

export function addDays(day: Day, count: number): Day {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + count);
  return instant.toISOString().slice(0, 10);
}

/** Returns the month of a day, 'YYYY-MM'. */
export const monthOf = (day: Day): string => day.slice(0, 7);

export function addMonths(month: string, count: number): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index - 1 + count, 1)).toISOString().slice(0, 7);
}

export const firstDayOf = (month: string): Day => `${month}-01`;
export const lastDayOf = (month: string): Day => addDays(firstDayOf(addMonths(month, 1)), -1);

/** Formats a day in words: "20 Nov 2025", "Nov 20, 2025". Pass `today` to leave out the current year. */
export function formatDay(day: Day, locale: string, today?: Day): string {
  const sameYear = today?.slice(0, 4) === day.slice(0, 4);
  return inWords(`${day}T00:00:00Z`, locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** Formats a day in digits, in the order of the locale: "20/11/2025", "11/20/2025", "20.11.2025". */
export function formatDayInDigits(day: Day, locale: string): string {
  const [year, month, dayOfMonth] = day.split('-');
  const { order, dayMark } = formatsOf(locale);
  const parts = { dmy: [dayOfMonth, month, year], mdy: [month, dayOfMonth, year], ymd: [year, month, dayOfMonth] };
  return parts[order].join(dayMark);
}

/** Formats a month (`YYYY-MM`) as "November 2026". */
export const formatMonth = (month: string, locale: string): string =>
  inWords(`${month}-01T00:00:00Z`, locale, { month: 'long', year: 'numeric' });

/** Returns the name of a month (`YYYY-MM`): "November". */
export const monthName = (month: string): string => inWords(`${month}-01T00:00:00Z`, 'en-GB', { month: 'long' });

/** Formats the day of an instant in the company's time zone: "Sunday 22 November", "Sunday, November 22". */
export const formatWeekday = (instant: Date, locale: string, timeZone: string): string =>
  inWords(instant, locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });

/** Formats an instant in the company's time zone: "22 Nov 2026, 19:41", "Nov 22, 2026, 7:41 PM". */
export const formatInstant = (instant: Date, locale: string, timeZone: string): string =>
  inWords(instant, locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });

/** Formats the time of an instant in the company's time zone: "19:41", "7:41 PM". */
export const formatTime = (instant: Date, locale: string, timeZone: string): string =>
  inWords(instant, locale, { timeZone, timeStyle: 'short' });

/** Formats an hour from 0 to 23: "18:00", "6:00 PM". */
export const formatHour = (hour: number, locale: string): string =>
  formatTime(new Date(Date.UTC(2000, 0, 1, hour)), locale, 'UTC');

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto', style: 'short' });

/** Formats how long ago an instant was: "just now" under a minute, then "12 min ago", "3 hr ago", "2 days ago". */
export function formatAgo(instant: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - instant.getTime()) / 1000));
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  return relative.format(-Math.floor(seconds / 86_400), 'day');
}

/** Formats in the words and the clock of the locale, in UTC unless the options have a time zone. */
function inWords(at: Date | string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const { words, hourCycle } = formatsOf(locale);
  const format = dateFormat(words, { timeZone: 'UTC', ...options, hourCycle });
  // ICU has a narrow space before "PM" since version 72. Browsers differ in whether they replace it.
  return format.format(new Date(at)).replaceAll('\u202f', ' ');
}
