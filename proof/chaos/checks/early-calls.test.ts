import { expect, test } from 'vitest';
import { type CallEvent, countEarlyCalls } from './early-calls';

const sent = (at: number): CallEvent => ({ kind: 'sent', at });
const told = (at: number, seconds: number): CallEvent => ({ kind: 'told', at, seconds });

test('a call of the process that received the 429 is early at once', () => {
  expect(countEarlyCalls([[told(1_000, 2), sent(1_001)]], [])).toBe(1);
});

test('a call that left before the 429 arrived, or after the wait, is not early', () => {
  expect(countEarlyCalls([[sent(999), told(1_000, 2), sent(3_000)]], [])).toBe(0);
});

test('a call of another process is early a second after the hold was stored', () => {
  const holds = [{ at: 1_000, until: 4_000 }];
  expect(countEarlyCalls([[sent(1_999)], [sent(2_001)], [sent(4_000)]], holds)).toBe(1);
});
