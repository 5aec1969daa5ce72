import { describe, expect, test } from 'vitest';
import type { ItemState } from '@/lib/domain/sync/sync';
import { canEdit, canSync, statusOf } from './status';

const issue = { code: 'no-category', message: 'Choose a category.', fix: 'expense' } as const;
const of = (latestItem: ItemState | null, change: Partial<Parameters<typeof statusOf>[0]> = {}) =>
  statusOf({ issues: [], latestItem, revision: 1, syncedRevision: null, ...change });

test('an expense that was never sent is ready, or incomplete while something is missing', () => {
  expect(of(null)).toBe('ready');
  expect(of(null, { issues: [issue] })).toBe('incomplete');
});

test('one withdrawn from a batch is as if it had not been sent', () => {
  expect(of('withdrawn')).toBe('ready');
  expect(of('withdrawn', { issues: [issue] })).toBe('incomplete');
});

test('a change that was taken back leaves what is in the books changed', () => {
  expect(of('withdrawn', { revision: 4, syncedRevision: 3 })).toBe('changed');
  expect(of('withdrawn', { revision: 3, syncedRevision: 3 })).toBe('synced');
});

test.each([
  ['queued', 'queued'],
  ['sending', 'sending'],
  ['sent', 'sending'],
  ['unknown', 'unknown'],
  ['failed', 'failed'],
] as const)('while its newest record is %s the expense is %s, whatever it lacks by now', (item, status) => {
  expect(of(item)).toBe(status);
  expect(of(item, { issues: [issue] })).toBe(status);
});

test('in the books it is synced until it is changed', () => {
  expect(of('synced', { revision: 3, syncedRevision: 3 })).toBe('synced');
  expect(of('synced', { revision: 4, syncedRevision: 3 })).toBe('changed');
});

describe('what may be done', () => {
  test.each([
    ['incomplete', false, true],
    ['ready', true, true],
    ['queued', false, false],
    ['sending', false, false],
    ['synced', false, true],
    ['changed', true, true],
    ['failed', true, true],
    ['unknown', false, false],
  ] as const)('with one that is %s: sync %s, edit %s', (status, sync, edit) => {
    expect([canSync(status), canEdit(status)]).toEqual([sync, edit]);
  });
});
