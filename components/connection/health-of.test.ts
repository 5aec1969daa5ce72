import { expect, test } from 'vitest';
import { healthOf } from './health-of';

const now = new Date('2026-11-22T12:00:00Z');
const at = { now, locale: 'en-GB' };
const linked = {
  status: 'linked',
  package: 'xero',
  listsReadAt: new Date('2026-11-22T11:48:00Z'),
  listsRequestedAt: null,
  listsError: null,
} as const;

test('a linked package says when its lists were read', () => {
  expect(healthOf(linked, at)).toMatchObject({ tone: 'good', title: 'Xero, linked', detail: 'Lists read 12 min ago' });
});

test('lists that are being read say so', () => {
  expect(healthOf({ ...linked, listsRequestedAt: now }, at).detail).toBe('Reading your lists…');
});

test('lists that could not be read are a warning', () => {
  expect(healthOf({ ...linked, listsError: 'Xero did not answer.' }, at).tone).toBe('warn');
});

test('a package that lets nobody in any more is bad news, and says that nothing can be synced', () => {
  expect(healthOf({ ...linked, status: 'deauthorized' }, at)).toMatchObject({
    tone: 'bad',
    title: 'Xero no longer lets Outlay in',
    detail: 'Nothing can be synced',
  });
});

test.each([null, { ...linked, status: 'pending' } as const])('without a finished link there are no books', (link) => {
  expect(healthOf(link, at).title).toBe('No books linked');
});
