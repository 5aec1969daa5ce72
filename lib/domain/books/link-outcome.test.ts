import { expect, test } from 'vitest';
import { linkOutcomeOf, parseLinkOutcome } from './link-outcome';

test.each([
  ['200', 'linked'],
  ['201', 'unchanged'],
  ['403', 'cancelled'],
  ['500', 'failed'],
  ['501', 'failed'],
  ['no number', 'failed'],
])('Link’s status %s means %s', (status, outcome) => {
  expect(linkOutcomeOf(status)).toBe(outcome);
});

test('an outcome nobody knows is none', () => {
  expect(parseLinkOutcome('<b>linked</b>')).toBeNull();
  expect(parseLinkOutcome(['linked'])).toBeNull();
});
