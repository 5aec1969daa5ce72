import { expect, test } from 'vitest';
import { healthOf } from './health-of';

const now = new Date('2026-11-22T12:00:00Z');
const at = { now };
const linked = {
  status: 'linked',
  package: 'xero',
  linkedAt: new Date('2026-11-22T09:05:00Z'),
  linkStartedAt: new Date('2026-11-22T09:00:00Z'),
  linkFailure: null,
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

const pending = { ...linked, status: 'pending', linkedAt: null } as const;
test.each([
  [null, 'Link your accounting package'],
  [pending, 'Finish linking at Codat'],
  [{ ...pending, linkFailure: 'cancelled' } as const, 'Linking was cancelled'],
  [{ ...pending, linkStartedAt: new Date('2026-11-20T09:00:00Z') }, 'The link has expired'],
])('shows no books without a finished link, and what to do: %#', (link, detail) => {
  expect(healthOf(link, at)).toMatchObject({ title: 'No books linked', detail });
});
