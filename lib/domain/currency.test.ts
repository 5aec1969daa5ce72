import { describe, expect, test } from 'vitest';
import { currencies, currencyName, exponentOf, isCurrency } from './currency';

describe('the currencies that a person can choose', () => {
  test.each([
    ['XAF', 0],
    ['XCD', 2],
    ['XCG', 2],
    ['XOF', 0],
    ['XPF', 0],
    ['JPY', 0],
    ['KWD', 3],
    ['GBP', 2],
  ])('have %s with %s decimals', (code, decimals) => {
    expect(isCurrency(code)).toBe(true);
    expect(exponentOf(code)).toBe(decimals);
  });

  test('have no metals, funds, units of account and test codes', () => {
    expect(['XAU', 'XAG', 'XBA', 'XDR', 'XSU', 'XTS', 'XXX'].filter(isCurrency)).toEqual([]);
  });

  test('have a name each', () => {
    expect(currencies.filter((code) => currencyName(code) === code)).toEqual([]);
  });
});
