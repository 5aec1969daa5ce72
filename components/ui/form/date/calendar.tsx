import { DayPicker } from 'react-day-picker';
import { enGB } from 'react-day-picker/locale/en-GB';
import { enUS } from 'react-day-picker/locale/en-US';
import type { Day } from '@/lib/domain/day';
import { firstDayOfWeek, formatsOf } from '@/lib/domain/locale';

const sunday = 0;
/** The names of months and weekdays, and the order of the day in the label of each day. */
const locales = { 'en-GB': enGB, 'en-US': enUS };

const navClass =
  'grid size-8 place-items-center rounded-control text-soft hover:bg-quiet-wash hover:text-ink aria-disabled:opacity-40';
const classNames = {
  months: 'relative',
  nav: 'absolute inset-x-0 top-0 flex justify-between',
  button_previous: navClass,
  button_next: navClass,
  chevron: 'size-4 fill-current',
  month_caption: 'grid h-8 place-items-center font-medium',
  month_grid: 'w-full border-collapse',
  weekday: 'h-7 text-sm font-normal text-faint',
  day: 'p-0 text-center',
  day_button:
    'tabular h-8 w-full rounded-control hover:bg-quiet-wash disabled:pointer-events-none disabled:text-faint disabled:opacity-60',
  today: 'font-semibold',
  selected: '[&>button]:bg-accent! [&>button]:text-accent-ink!',
  outside: 'text-faint',
};

/** The days of a month. The week starts on the first day of the week in the country of the locale. */
export function Calendar({
  value,
  max,
  locale,
  onPick,
}: {
  /** The chosen day, or '' for none. */
  value: string;
  /** The last day that can be chosen. It is marked as today. */
  max: Day;
  locale: string;
  onPick: (day: Day) => void;
}) {
  const chosen = value === '' ? undefined : dateOf(value);
  return (
    <DayPicker
      autoFocus
      mode="single"
      required
      selected={chosen}
      defaultMonth={chosen ?? dateOf(max)}
      today={dateOf(max)}
      endMonth={dateOf(max)}
      disabled={{ after: dateOf(max) }}
      weekStartsOn={weekStart(locale)}
      locale={locales[formatsOf(locale).words]}
      showOutsideDays
      classNames={classNames}
      onSelect={(date) => onPick(dayOf(date))}
    />
  );
}

/** Returns the first day of the week as react-day-picker counts: from 0 for Sunday. */
function weekStart(locale: string) {
  const day = firstDayOfWeek(locale);
  return day === 7 ? sunday : day;
}

/** Returns the local midnight of a day, which is how react-day-picker represents it. */
function dateOf(day: Day): Date {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth);
}

const dayOf = (date: Date): Day =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
