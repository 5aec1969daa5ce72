import { isPackageKey, packageOf } from '@/lib/domain/books/package';
import { type Day, formatDay, formatMonth, isDay, monthOf } from '@/lib/domain/day';

/** A day that takes no change. */
export type ClosedDay = {
  readonly day: Day;
  /** Closed in Outlay: the month. Closed in the books: their lock date. */
  readonly by: { readonly month: string } | { readonly lockDate: Day; readonly books: string };
  /** The first later day that takes a change. */
  readonly firstOpen: Day;
};

const refusal = /closed day: ([\d-]{10})\|([\d-]{7,10})\|([\w-]*)\|([\d-]{10})/;

/** Parses what the database says when it refuses a change of a closed day (migration `periods`). Null for another text. */
export function parseClosedDay(text: string): ClosedDay | null {
  const [, day = '', by = '', key = '', firstOpen = ''] = refusal.exec(text) ?? [];
  if (!isDay(day) || !isDay(firstOpen)) return null;
  const books = isPackageKey(key) ? packageOf(key).name : 'your books';
  return { day, by: isDay(by) ? { lockDate: by, books } : { month: by }, firstOpen };
}

/** Says what is closed, that nothing was changed, and the ways out. */
export function describeClosedDay({ day, by, firstOpen }: ClosedDay, locale: string): string {
  const first = formatDay(firstOpen, locale);
  if ('month' in by)
    return `${formatMonth(by.month, locale)} is closed, so nothing was changed. Use a day from ${first}, or ask an owner, an admin or a bookkeeper to reopen the month.`;
  return `The books in ${by.books} are closed up to ${formatDay(by.lockDate, locale)}, so nothing was changed on ${formatDay(day, locale)}. Use a day from ${first}, or reopen the period in ${by.books}.`;
}

/** Whether a day is in a month that is closed in Outlay, or not after the lock date of the books. */
export const isClosedDay = (
  day: Day,
  { closedMonths, lockDate }: { readonly closedMonths: readonly string[]; readonly lockDate: Day | null },
): boolean => closedMonths.includes(monthOf(day)) || (lockDate !== null && day <= lockDate);
