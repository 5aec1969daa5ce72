import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBecome, isSettled, itemStates, toBatches } from './sync';

const state = fc.constantFrom(...itemStates);
const progress = { queued: 0, sending: 1, sent: 2, unknown: 2, synced: 3, failed: 3, withdrawn: 3 } as const;

test('never moves back and never leaves a settled state, in any order of updates', () => {
  fc.assert(
    fc.property(state, fc.array(state, { maxLength: 30 }), (start, news) => {
      let now = start;
      for (const next of news) {
        const before = now;
        if (canBecome(now, next)) now = next;
        expect(progress[now]).toBeGreaterThanOrEqual(progress[before]);
        if (isSettled(before)) expect(now).toBe(before);
      }
    }),
  );
});

test('ignores a repeated update', () => {
  for (const same of itemStates) expect(canBecome(same, same)).toBe(false);
});

test('allows a sent record to become unknown and sent again', () => {
  expect(canBecome('sent', 'unknown')).toBe(true);
  expect(canBecome('unknown', 'sent')).toBe(true);
  expect(canBecome('unknown', 'synced')).toBe(true);
});

test('splits records into batches of at most fifty, in order', () => {
  fc.assert(
    fc.property(fc.nat(320), (count) => {
      const items = Array.from({ length: count }, (_, index) => index);
      const cut = toBatches(items);
      expect(cut.flat()).toEqual(items);
      expect(cut.every((batch) => batch.length > 0 && batch.length <= 50)).toBe(true);
      expect(cut).toHaveLength(Math.ceil(count / 50));
    }),
  );
});
