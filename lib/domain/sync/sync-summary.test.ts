import { expect, test } from 'vitest';
import { summariseSync, syncingText } from './sync-summary';

const checked = {
  runId: 'a',
  queuedCount: 2,
  queuedTransfers: 0,
  uncheckedCount: 0,
  skippedCount: 0,
  skippedTransfers: 0,
  skipped: [],
};
const unchecked = {
  runId: 'b',
  queuedCount: 300,
  queuedTransfers: 0,
  uncheckedCount: 300,
  skippedCount: 0,
  skippedTransfers: 0,
  skipped: [],
};

test('says that the sync lists what cannot be sent, if expenses were queued before they were checked', () => {
  expect(syncingText(checked, 'en-GB')).toBe('Syncing 2 expenses.');
  expect(syncingText(unchecked, 'en-GB')).toBe('Syncing 300 expenses. The sync lists those that cannot be sent.');
});

test('adds up the counts of several requests, and names the run only if there is one', () => {
  expect(summariseSync([checked])).toMatchObject({ runId: 'a', queuedCount: 2, queuedTransfers: 0, uncheckedCount: 0 });
  expect(summariseSync([checked, unchecked])).toMatchObject({
    runId: null,
    queuedCount: 302,
    queuedTransfers: 0,
    uncheckedCount: 300,
  });
});
