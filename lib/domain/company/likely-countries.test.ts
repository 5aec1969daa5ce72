import { expect, test } from 'vitest';
import { countries } from './country';
import { likelyCountries } from './likely-countries';

test.each([
  ['Europe/London', ['en-GB', 'en'], ['GB']],
  ['Europe/Berlin', ['en-US', 'de'], ['DE', 'US']],
  ['America/New_York', ['en-US'], ['US']],
  ['Europe/Zurich', ['de-CH', 'fr-CH'], ['CH']],
  ['UTC', ['de', 'en'], ['DE']],
  ['UTC', ['en'], []],
  ['UTC', ['es-419', 'x', ''], []],
  ['', [], []],
] as const)('a browser in %s with the languages %j is probably in %j', (timeZone, languages, likely) => {
  expect(likelyCountries(timeZone, languages)).toEqual(likely);
});

test('knows the country of almost every time zone', () => {
  const found = Intl.supportedValuesOf('timeZone').map((zone) => likelyCountries(zone, []));
  expect(found.filter(([country]) => country !== undefined).length).toBeGreaterThan(400);
  expect(new Set(found.flat()).size).toBeGreaterThan(countries.length - 10);
});
