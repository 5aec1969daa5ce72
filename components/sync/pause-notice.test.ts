import { expect, test } from 'vitest';
import type { PauseReason } from '@/lib/domain/sync/lane';
import { pauseNotice } from './pause-notice';

const now = new Date('2026-06-22T19:30:00Z');
const linked = { status: 'linked', package: 'xero', linkedAt: now } as const;
const context = {
  link: linked,
  waiting: { count: 12, transfers: 0 },
  now,
  locale: 'en-GB',
  timeZone: 'Europe/London',
};
const pause = (because: PauseReason, seconds: { ago: number; more: number }) => ({
  because,
  since: new Date(now.getTime() - seconds.ago * 1000),
  until: new Date(now.getTime() + seconds.more * 1000),
});
const noticeText = (
  because: PauseReason,
  seconds: { ago: number; more: number },
  change: Partial<typeof context> = {},
) => pauseNotice({ ...context, ...change, pause: pause(because, seconds) })?.text ?? null;

test('reports a broken connection, with or without a pause, and the waiting expenses', () => {
  const link = { ...linked, status: 'deauthorized' } as const;
  expect(pauseNotice({ ...context, link, pause: pause('connection', { ago: 60, more: 500 }) })).toEqual({
    tone: 'bad',
    text: 'Xero no longer gives Outlay access. 12 expenses wait and sync automatically once it is linked again.',
    reconnect: 'Xero',
  });
  expect(pauseNotice({ ...context, link, waiting: { count: 0, transfers: 0 }, pause: null })?.text).toBe(
    'Xero no longer gives Outlay access. Nothing can be written to your books until it is linked again.',
  );
});

test('counts transfers by themselves', () => {
  expect(noticeText('access', { ago: 60, more: 600 }, { waiting: { count: 13, transfers: 1 } })).toMatch(
    /12 expenses and 1 transfer wait and sync automatically\.$/,
  );
  expect(noticeText('quota', { ago: 60, more: 600 }, { waiting: { count: 1, transfers: 1 } })).toMatch(
    /1 transfer resumes at/,
  );
});

test('shows when the daily limit ends, in UTC and in the company’s time zone', () => {
  expect(noticeText('quota', { ago: 60, more: 4.5 * 3600 })).toBe(
    'Today’s limit of calls to your books is reached. 12 expenses resume at 00:00 UTC (01:00 your time).',
  );
  expect(
    noticeText('quota', { ago: 60, more: 4.5 * 3600 }, { timeZone: 'UTC', waiting: { count: 1, transfers: 0 } }),
  ).toMatch(/1 expense resumes at 00:00 UTC\.$/);
});

test('shows a pause of minutes, but not one of seconds', () => {
  expect(noticeText('told', { ago: 0, more: 50 })).toBeNull();
  expect(noticeText('told', { ago: 0, more: 600 })).toBe(
    'Your accounting gateway asked Outlay to wait. 12 expenses resume at 20:40.',
  );
  expect(noticeText('away', { ago: 3, more: 4 })).toBeNull();
  expect(noticeText('away', { ago: 40, more: 4 })).toMatch(/^Your accounting gateway does not respond\./);
});

test('hides a pause that has ended', () => {
  expect(noticeText('quota', { ago: 600, more: -1 })).toBeNull();
  expect(noticeText('away', { ago: 600, more: -1 }, { waiting: { count: 0, transfers: 0 } })).toBeNull();
});

test('says that an error of Outlay has been reported to us', () => {
  expect(noticeText('access', { ago: 5, more: 500 })).toBe(
    'Outlay cannot reach your books at the moment. Nothing is lost; we have been told. 12 expenses wait and sync automatically.',
  );
});

test('shows nothing without a pause', () => {
  expect(pauseNotice({ ...context, pause: null })).toBeNull();
  expect(pauseNotice({ ...context, link: null, pause: null })).toBeNull();
});
