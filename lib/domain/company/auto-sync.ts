import { dateFormat } from '@/lib/domain/day';

export type AutoSyncSettings = { readonly autoSync: 'off' | 'ready' | 'daily'; readonly autoSyncHour: number };

const minuteMs = 60_000;

/**
 * Returns the time of the next automatic sync; null when it is off. If expenses sync as soon as they are ready, that is
 * in one minute. Otherwise it is the next time that the company's clock shows the chosen hour. A day on which that hour
 * does not exist (clocks go forward) is skipped.
 */
export function nextAutoSync({ autoSync, autoSyncHour }: AutoSyncSettings, timeZone: string, now: Date): Date | null {
  if (autoSync === 'off') return null;
  if (autoSync === 'ready') return new Date(now.getTime() + minuteMs);
  const clock = dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wanted = `${String(autoSyncHour).padStart(2, '0')}:00`;
  // The search moves in steps of a quarter of an hour, because every time zone's offset from UTC is a multiple of it.
  const quarter = 15 * minuteMs;
  const first = Math.floor(now.getTime() / quarter + 1) * quarter;
  for (let at = first; at < first + 49 * 60 * minuteMs; at += quarter) {
    if (clock.format(at) === wanted) return new Date(at);
  }
  return new Date(first);
}
