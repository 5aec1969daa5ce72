import { expect, test } from 'vitest';
import { readConversion } from './typed-conversion';

const inPounds = (amount: string, currency: string, rate: string) =>
  readConversion({ amount, currency, rate, baseCurrency: 'GBP' }, 'en-GB');

test.each([
  ['1234', 'JPY', '0.0052', '¥1,234 is £6.42.'],
  ['1.500', 'KWD', '2.4567', 'KWD 1.500 is £3.69.'],
  ['20', 'EUR', '0.85', '€20.00 is £17.00.'],
])('%s %s at %s', (amount, currency, rate, words) => {
  const read = inPounds(amount, currency, rate);
  expect(read?.words.replaceAll('\u00a0', ' ').replace('JP¥', '¥')).toBe(words);
  expect(read?.doubt).toBeNull();
});

test('a rate the other way round is doubtful, with the amount that it makes', () => {
  const read = inPounds('1234', 'JPY', '190');
  expect(read?.words).toContain('£234,460.00');
  expect(read?.doubt).toBe('Check the rate. One JPY would be 190 GBP.');
});

test('reads amounts and rates as the country of the company writes them', () => {
  const typed = { amount: '1.234,50', currency: 'USD', rate: '0,92', baseCurrency: 'EUR' };
  expect(readConversion(typed, 'en-DE')?.words).toMatch(/^1\.234,50\s.*is 1\.135,74\s€\.$/);
});

test.each([
  ['', '0.85'],
  ['20', ''],
  ['20', '0'],
  ['-20', '0.85'],
  ['abc', '0.85'],
])('says nothing of "%s" at "%s"', (amount, rate) => expect(inPounds(amount, 'EUR', rate)).toBeNull());
