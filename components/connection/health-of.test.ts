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

test('shows when the lists of a linked package were read', () => {
  expect(healthOf(linked, at)).toMatchObject({ tone: 'good', title: 'Xero, linked', detail: 'Lists read 12 min ago' });
});

test('shows that the lists are being read', () => {
  expect(healthOf({ ...linked, listsRequestedAt: now }, at).detail).toBe('Reading your lists…');
});

test('warns of lists that could not be read', () => {
  expect(healthOf({ ...linked, listsError: 'Xero did not answer.' }, at).tone).toBe('warn');
});

test('says that nothing can be synced once access is withdrawn', () => {
  expect(healthOf({ ...linked, status: 'deauthorized' }, at)).toMatchObject({
    tone: 'bad',
    title: 'Xero no longer lets Outlay in',
    detail: 'Nothing can be synced',
  });
});

test.each([null, { ...linked, status: 'pending' } as const])('shows no books without a finished link', (link) => {
  expect(healthOf(link, at).title).toBe('No books linked');
});
