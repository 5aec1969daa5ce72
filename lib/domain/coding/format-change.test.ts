import { expect, test } from 'vitest';
import { formatChangedValue } from './format-change';

test.each([
  ['Amount', '1234.50 EUR', 'en-DE', '1.234,50 EUR'],
  ['Amount', '1234.50 EUR', 'en-US', '1,234.50 EUR'],
  ['Part 2, amount', '-1234 JPY', 'en-DE', '−1.234 JPY'],
  ['Date', '2026-11-13', 'en-US', 'Nov 13, 2026'],
  ['Date', 'some day', 'en-US', 'some day'],
  ['Exchange rate', '0.836100001', 'en-DE', '0,836100001'],
  ['Merchant', '1234.50', 'en-DE', '1234.50'],
  ['Note', '2026-11-13', 'en-US', '2026-11-13'],
])('%s "%s" in %s is "%s"', (field, value, locale, shown) => {
  expect(formatChangedValue(field, value, locale)).toBe(shown);
});
