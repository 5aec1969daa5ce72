import { expect, test } from 'vitest';
import { nextAutoSync } from './auto-sync';

const at = (text: string) => new Date(text);
const daily = (autoSyncHour: number) => ({ autoSync: 'daily' as const, autoSyncHour });

test('returns null when off, and a minute from now when syncing on ready', () => {
  expect(nextAutoSync({ autoSync: 'off', autoSyncHour: 9 }, 'Europe/London', at('2026-11-22T10:00:00Z'))).toBeNull();
  expect(nextAutoSync({ autoSync: 'ready', autoSyncHour: 9 }, 'Europe/London', at('2026-11-22T10:00:00Z'))).toEqual(
    at('2026-11-22T10:01:00Z'),
  );
});

test.each([
  ['Europe/London', 18, '2026-11-22T10:07:00Z', '2026-11-22T18:00:00Z'],
  ['Europe/London', 9, '2026-11-22T10:07:00Z', '2026-11-23T09:00:00Z'],
  ['Europe/London', 18, '2026-11-22T18:00:00Z', '2026-11-23T18:00:00Z'],
  ['Asia/Kolkata', 6, '2026-11-22T10:07:00Z', '2026-11-23T00:30:00Z'],
  ['America/New_York', 0, '2026-07-01T03:59:59Z', '2026-07-01T04:00:00Z'],
])('in %s, plans the sync at %i o’clock after %s for %s', (zone, hour, now, next) => {
  expect(nextAutoSync(daily(hour), zone, at(now))).toEqual(at(next));
});

test('skips an hour that does not exist when clocks go forward', () => {
  // In London the hour from 01:00 to 02:00 does not exist on 29 March 2026.
  expect(nextAutoSync(daily(1), 'Europe/London', at('2026-03-28T23:00:00Z'))).toEqual(at('2026-03-30T00:00:00Z'));
});
