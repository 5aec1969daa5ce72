import { describe, expect, test } from 'vitest';
import { type ItemState, itemStates } from '@/lib/domain/sync/sync';
import { canEdit, canSync, changesStatus, statusOf } from './status';

const issue = { code: 'no-category', message: 'Choose a category.', fix: 'expense' } as const;
const of = (latestItem: ItemState | null, change: Partial<Parameters<typeof statusOf>[0]> = {}) =>
  statusOf({ issues: [], latestItem, revision: 1, syncedRevision: null, queuedRunId: null, ...change });

test('is ready before the first sync, and incomplete with an issue', () => {
  expect(of(null)).toBe('ready');
  expect(of(null, { issues: [issue] })).toBe('incomplete');
});

test('ignores a withdrawn item', () => {
  expect(of('withdrawn')).toBe('ready');
  expect(of('withdrawn', { issues: [issue] })).toBe('incomplete');
});

test('is edited since sync after a withdrawn update', () => {
  expect(of('withdrawn', { revision: 4, syncedRevision: 3 })).toBe('changed');
  expect(of('withdrawn', { revision: 3, syncedRevision: 3 })).toBe('synced');
});

test.each([
  ['queued', 'queued'],
  ['sending', 'sending'],
  ['sent', 'sending'],
  ['unknown', 'unknown'],
  ['failed', 'failed'],
] as const)('with a %s item is %s, whatever its issues', (item, status) => {
  expect(of(item)).toBe(status);
  expect(of(item, { issues: [issue] })).toBe(status);
});

test('is synced until it is edited', () => {
  expect(of('synced', { revision: 3, syncedRevision: 3 })).toBe('synced');
  expect(of('synced', { revision: 4, syncedRevision: 3 })).toBe('changed');
});

describe('permitted actions', () => {
  test.each([
    ['incomplete', false, true],
    ['ready', true, true],
    ['queued', false, false],
    ['sending', false, false],
    ['synced', false, true],
    ['changed', true, true],
    ['failed', true, true],
    ['unknown', false, false],
  ] as const)('for %s: sync %s, edit %s', (status, sync, edit) => {
    expect([canSync(status), canEdit(status)]).toEqual([sync, edit]);
  });
});

test('an item that moves between two states that are shown alike changes no status, whatever else is stored', () => {
  const rest = [null, 1, 2].flatMap((syncedRevision) =>
    [null, 'a run'].flatMap((queuedRunId) =>
      [[], ['an issue']].map((issues) => ({ syncedRevision, queuedRunId, issues, revision: 2 })),
    ),
  );
  const alike = (from: ItemState, to: ItemState) =>
    rest.every((facts) => statusOf({ ...facts, latestItem: from }) === statusOf({ ...facts, latestItem: to }));
  for (const from of itemStates)
    for (const to of itemStates) if (!changesStatus(from, to)) expect(alike(from, to), `${from} to ${to}`).toBe(true);
  expect(changesStatus('sending', 'sent')).toBe(false);
  expect(changesStatus('sent', 'unknown')).toBe(true);
});
