import { describe, expect, test } from 'vitest';
import { currencies } from '@/lib/domain/currency';
import { countries, countryName, countryOfCurrency, currencyOfCountry, isCountry, localeOf } from './country';
import { signUpInput } from './person';

test('there are the 249 countries of ISO 3166-1, each with a name of its own', () => {
  expect(countries).toHaveLength(249);
  expect(new Set(countries.map(countryName)).size).toBe(249);
  expect(countries.filter((code) => countryName(code) === code)).toEqual([]);
  expect(countryName('DE')).toBe('Germany');
  expect(isCountry('CI')).toBe(true);
  expect(['AN', 'XK', 'UK', 'EU', 'ZZ', 'de', '', 'constructor'].filter(isCountry)).toEqual([]);
});

describe('the country of a currency', () => {
  test.each([
    ['GBP', 'GB'],
    ['USD', 'US'],
    ['EUR', 'IE'],
    ['CHF', 'CH'],
    ['AUD', 'AU'],
    ['DKK', 'DK'],
    ['ANG', 'CW'],
    ['XXX', 'GB'],
  ])('%s is used in %s', (currency, country) => {
    expect(countryOfCurrency(currency)).toBe(country);
  });

  test('is the likeliest country that uses the currency', () => {
    expect(countryOfCurrency('EUR', ['DE', 'GB'])).toBe('DE');
    expect(countryOfCurrency('EUR', ['GB', 'FR'])).toBe('FR');
    expect(countryOfCurrency('GBP', ['DE', 'US'])).toBe('GB');
    expect(countryOfCurrency('USD', ['EC'])).toBe('EC');
  });

  test('is a country for every currency that a company can choose', () => {
    expect(currencies.filter((currency) => !isCountry(countryOfCurrency(currency)))).toEqual([]);
  });
});

test('every country has a currency and a well-formed locale in English', () => {
  for (const country of countries) {
    expect(currencyOfCountry(country)).toMatch(/^[A-Z]{3}$/);
    expect(new Intl.Locale(localeOf(country))).toMatchObject({ language: 'en', region: country });
  }
});

describe('the country of a sign-up', () => {
  const form = {
    company: 'Wren',
    currency: 'EUR',
    name: 'Olive',
    email: 'olive@example.com',
    password: 'a-good-one-12',
  };
  test('is the chosen one', () => {
    expect(signUpInput.parse({ ...form, country: 'DE' }).country).toBe('DE');
  });
  test('is the one of the currency in a form without a country', () => {
    expect(signUpInput.parse(form).country).toBe('IE');
    expect(signUpInput.parse({ ...form, currency: 'USD' }).country).toBe('US');
  });
  test.each(['', 'XX', 'Germany'])('%j is refused', (country) => {
    expect(signUpInput.safeParse({ ...form, country }).error?.issues[0]?.message).toBe('Choose a country.');
  });
});
