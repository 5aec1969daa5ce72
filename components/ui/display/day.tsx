import clsx from 'clsx';
import { formatDay } from '@/lib/domain/day';

/** A day (`YYYY-MM-DD`) in the format of the locale. The year is left out when it is the year of `today`. */
export function Day({
  day,
  today,
  locale,
  className,
}: {
  day: string;
  today?: string;
  locale: string;
  className?: string;
}) {
  return (
    <time dateTime={day} className={clsx('tabular', className)}>
      {formatDay(day, locale, today)}
    </time>
  );
}
