export type AutoSyncSettings = { readonly autoSync: 'off' | 'ready' | 'daily'; readonly autoSyncHour: number };

const minuteMs = 60_000;

/**
 * When the automatic sync looks next: a minute from now when expenses go as they are ready, else the next time it is
 * that hour where the company is. Null when it is off. A day without that hour (clocks go forward) is passed over.
 */
export function nextAutoSync({ autoSync, autoSyncHour }: AutoSyncSettings, timeZone: string, now: Date): Date | null {
  if (autoSync === 'off') return null;
  if (autoSync === 'ready') return new Date(now.getTime() + minuteMs);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wanted = `${String(autoSyncHour).padStart(2, '0')}:00`;
  // Every zone differs from UTC by whole quarters of an hour.
  const quarter = 15 * minuteMs;
  const first = Math.floor(now.getTime() / quarter + 1) * quarter;
  for (let at = first; at < first + 49 * 60 * minuteMs; at += quarter) {
    if (clock.format(at) === wanted) return new Date(at);
  }
  return new Date(first);
}
