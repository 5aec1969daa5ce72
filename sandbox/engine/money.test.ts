import { expect, test } from 'vitest';
import { convert, formatMoney, fromMinor, toMinor } from './money';

test.each([
  [1.005, 'GBP', 101],
  [-1.005, 'GBP', -101],
  [0.1 + 0.2, 'GBP', 30],
  [1234, 'JPY', 1234],
  [1.2345, 'KWD', 1235],
  [1e-7, 'GBP', 0],
])('%d %s is %d minor units', (amount, currency, minor) => {
  expect(toMinor(amount, currency)).toBe(minor);
});

test('converts minor units back to the same number', () => {
  expect(fromMinor(toMinor(87_654_321.09, 'GBP'), 'GBP')).toBe(87_654_321.09);
});

test('converts between currencies with different decimal places', () => {
  expect(convert(1000, 'JPY', 'GBP', 0.0052)).toBe(520);
  expect(convert(-1000, 'JPY', 'GBP', 0.0052)).toBe(-520);
});

test.each([
  // 0.01 × 0.5 is exactly half a penny, and 1.005 × 100 is not exact as a binary number.
  [1, 'EUR', 'GBP', 0.5, 1],
  [20_100, 'EUR', 'GBP', 0.005, 101],
  [3, 'JPY', 'KWD', 1e-9, 0],
  [999_999_999_999, 'KWD', 'GBP', 2.513_400_001, 251_340_000_100],
  [1, 'ISK', 'JPY', 1.5, 2],
])('%d minor units of %s are exactly %s at %d', (minor, from, to, rate, expected) => {
  expect(convert(minor, from, to, rate)).toBe(expected);
});

test('formats money with its symbol and a true minus sign', () => {
  expect(formatMoney(-38_420, 'GBP')).toBe('\u2212£384.20');
});
