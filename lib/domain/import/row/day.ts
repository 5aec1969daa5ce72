import { expenseLimits } from '@/lib/domain/expense/expense';
import { readDay } from '@/lib/domain/reading/day';
import { exchangedDay } from '@/lib/domain/reading/mixed-days';
import { addDays, type Day, formatDay } from '../../day';
import type { PlanContext } from '../file-plan';
import { isFormula, plainCell } from './cell';
import { type Layout, refused, type Unplanned } from './layout';

export type RowDay = { readonly ok: true; readonly day: Day; readonly remark: string | null };

/** Reads the day of a row from the first column with a day that is filled, or returns why the row has none. */
export function dayOf(cells: readonly string[], layout: Layout, context: PlanContext): RowDay | Unplanned {
  const { columns } = layout;
  const text = columns.days.map((at) => plainCell(cells[at])).find((cell) => cell !== '') ?? '';
  const cached = known.get(layout) ?? new Map<string, RowDay | Unplanned>();
  known.set(layout, cached);
  const day = cached.get(text) ?? readCell(text, layout, context);
  cached.set(text, day);
  return day;
}

// A file has many rows and few days.
const known = new WeakMap<Layout, Map<string, RowDay | Unplanned>>();

function readCell(
  text: string,
  { order, mixedDays }: Layout,
  { today, timeZone, locale }: PlanContext,
): RowDay | Unplanned {
  if (text === '') return refused('There is no date.');
  if (isFormula(text)) return refused('The date is a formula, not a date.');
  const read = readDay(text, { order, today, timeZone, serials: true });
  if (!read) return refused(`“${text.slice(0, 40)}” is not a date.`);
  if (read.day > today) return refused(`The date is in the future: ${formatDay(read.day, locale)}.`);
  if (read.day < oldestDay(today))
    return refused(`The date is more than seven years ago: ${formatDay(read.day, locale)}.`);
  const other = mixedDays && exchangedDay(text, read.day, mixedDays, today);
  if (other) return refused(`“${text}” can be ${formatDay(read.day, locale)} or ${formatDay(other, locale)}.`);
  return { ok: true, ...read };
}

/** Returns the earliest day that an expense can have. */
export const oldestDay = (today: Day): Day => addDays(today, -366 * expenseLimits.oldestYears);
