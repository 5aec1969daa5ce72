const minuteMs = 60_000;
/** The hours of the night, where the company is, in which its lists are read. */
const first = 1;
const hours = 4;

/**
 * When a company's lists are read by night next: between one and five o'clock where it is, spread over those hours by
 * `seed`, so that not all companies ask at once. At least an hour from now.
 */
export function nextNightlyRefresh(now: Date, timeZone: string, seed: string): Date {
  const minute = spread(seed) % (hours * 60);
  const [hour, rest] = [first + Math.floor(minute / 60), minute % 60];
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const quarter = 15 * minuteMs;
  // Every zone differs from UTC by whole quarters of an hour. A night without that hour (clocks go forward) is passed over.
  const start = Math.ceil((now.getTime() + 60 * minuteMs) / quarter) * quarter;
  const wanted = `${String(hour).padStart(2, '0')}:${String(Math.floor(rest / 15) * 15).padStart(2, '0')}`;
  for (let at = start; at < start + 50 * 60 * minuteMs; at += quarter)
    if (clock.format(at) === wanted) return new Date(at + (rest % 15) * minuteMs);
  return new Date(start);
}

const spread = (seed: string): number => [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
