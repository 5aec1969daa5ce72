export type AutoSyncSettings = { readonly autoSync: 'off' | 'ready' | 'daily'; readonly autoSyncHour: number };

const minuteMs = 60_000;

/**
 * Returns when the automatic sync runs next: in a minute when expenses sync as they become ready, else at the chosen
 * hour in the company's time zone. Null when it is off. A day without that hour (clocks go forward) is skipped.
 */
export function nextAutoSync({ autoSync, autoSyncHour }: AutoSyncSettings, timeZone: string, now: Date): Date | null {
  if (autoSync === 'off') return null;
  if (autoSync === 'ready') return new Date(now.getTime() + minuteMs);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wanted = `${String(autoSyncHour).padStart(2, '0')}:00`;
  // Every zone's offset from UTC is a multiple of a quarter of an hour.
  const quarter = 15 * minuteMs;
  const first = Math.floor(now.getTime() / quarter + 1) * quarter;
  for (let at = first; at < first + 49 * 60 * minuteMs; at += quarter) {
    if (clock.format(at) === wanted) return new Date(at);
  }
  return new Date(first);
}
