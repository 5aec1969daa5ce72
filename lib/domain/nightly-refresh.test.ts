import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextNightlyRefresh } from './nightly-refresh';

const hourThere = (at: Date, timeZone: string) =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));

test('schedules between one and five o’clock local time, within two days', () => {
  const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC');
  const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, zones, fc.uuid(), (now, zone, seed) => {
      const night = nextNightlyRefresh(now, zone, seed);
      expect([1, 2, 3, 4]).toContain(hourThere(night, zone));
      expect(night.getTime() - now.getTime()).toBeGreaterThanOrEqual(3_600_000);
      expect(night.getTime() - now.getTime()).toBeLessThan(51 * 3_600_000);
    }),
    { numRuns: 50 },
  );
});

test('spreads companies over many minutes', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const minutes = Array.from({ length: 100 }, (_, index) =>
    nextNightlyRefresh(now, 'UTC', `company-${index}`).getTime(),
  );
  expect(new Set(minutes).size).toBeGreaterThan(50);
});
