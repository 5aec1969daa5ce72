import { expect, test } from 'vitest';
import { parsePercent } from './percent';

test.each([
  ['50', 5_000],
  ['33.33', 3_333],
  ['33,3 %', 3_330],
  ['0.01', 1],
  ['100', 10_000],
  ['0', null],
  ['100.01', null],
  ['33.333', null],
  ['-5', null],
  ['1e2', null],
  ['', null],
])('parses the percentage “%s” to %s hundredths', (text, hundredths) => {
  expect(parsePercent(text)).toBe(hundredths);
});
