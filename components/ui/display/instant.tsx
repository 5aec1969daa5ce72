import clsx from 'clsx';
import { formatAgo, formatInstant } from '@/lib/domain/day';

type Props = { at: Date; locale: string; timeZone: string; className?: string };

/** A date and time in the given time zone: "22 Nov 2026, 19:41". */
export function Instant({ at, locale, timeZone, className }: Props) {
  return (
    <time dateTime={at.toISOString()} className={clsx('tabular', className)}>
      {formatInstant(at, locale, timeZone)}
    </time>
  );
}

/**
 * The time since `at`: "12 min ago". The exact time appears on hover. `now` is a prop, so that server and browser
 * render the same text.
 */
export function Ago({ at, now, locale, timeZone, className }: Props & { now: Date }) {
  return (
    <time
      dateTime={at.toISOString()}
      title={formatInstant(at, locale, timeZone)}
      className={clsx('whitespace-nowrap', className)}
    >
      {formatAgo(at, now)}
    </time>
  );
}
