import { expect, test } from 'vitest';
import { linkOutcomeOf, parseLinkOutcome } from './link-outcome';

test.each([
  ['200', 'linked'],
  ['201', 'unchanged'],
  ['403', 'cancelled'],
  ['500', 'failed'],
  ['501', 'unsupported'],
  ['no number', 'failed'],
])('maps Link’s status %s to %s', (status, outcome) => {
  expect(linkOutcomeOf(status)).toBe(outcome);
});

test('rejects an unknown outcome', () => {
  expect(parseLinkOutcome('<b>linked</b>')).toBeNull();
  expect(parseLinkOutcome(['linked'])).toBeNull();
});
