import { dateFormat } from '@/lib/domain/day';

const minuteMs = 60_000;
/** The hours between which lists are refreshed, in the company's time zone. */
const first = 1;
const hours = 4;

/**
 * Returns the time of the next nightly refresh of a company's lists: between one and five o'clock in its time zone, at
 * least an hour from now. The `seed` spreads companies over these hours, so that they do not all call Codat at once.
 */
export function nextNightlyRefresh(now: Date, timeZone: string, seed: string): Date {
  const minute = spread(seed) % (hours * 60);
  const [hour, rest] = [first + Math.floor(minute / 60), minute % 60];
  const clock = dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const quarter = 15 * minuteMs;
  // The search moves in steps of a quarter of an hour, because every time zone's offset from UTC is a multiple of it. A
  // night on which the wanted time does not exist (clocks go forward) is skipped.
  const start = Math.ceil((now.getTime() + 60 * minuteMs) / quarter) * quarter;
  const wanted = `${String(hour).padStart(2, '0')}:${String(Math.floor(rest / 15) * 15).padStart(2, '0')}`;
  for (let at = start; at < start + 50 * 60 * minuteMs; at += quarter)
    if (clock.format(at) === wanted) return new Date(at + (rest % 15) * minuteMs);
  return new Date(start);
}

/** Whether it is night in a time zone: between one and five o'clock. */
export function isNight(now: Date, timeZone: string): boolean {
  const hour = Number(dateFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));
  return hour >= first && hour < first + hours;
}

const spread = (seed: string): number => [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
