import currencies from 'country-to-currency';

// country-to-currency also has the Netherlands Antilles (dissolved in 2010) and Kosovo's code, which ISO 3166 leaves to users.
const notInIso3166 = ['AN', 'XK'];

const currencyOf: Readonly<Record<string, string>> = currencies;

/** The ISO 3166-1 alpha-2 codes of all countries, in alphabetical order. */
export const countries: readonly string[] = Object.keys(currencyOf)
  .filter((code) => !notInIso3166.includes(code))
  .sort();

export const isCountry = (code: string): boolean => countries.includes(code);

/** Returns the English name of a country. */
export const countryName = (code: string): string => names.of(code) ?? code;

const names = new Intl.DisplayNames('en-GB', { type: 'region' });

/** Returns the ISO 4217 code of the currency that a country uses. Undefined for an unknown country. */
export const currencyOfCountry = (country: string): string | undefined => currencyOf[country];

/**
 * Returns the most likely country of a company with books in this currency. A currency code starts with the code of its
 * country (ISO 4217). The euro has no country: Ireland, because the product is in English, and because Ireland writes
 * days and numbers as the companies with books in euros saw them before they had a country. Pass the likely countries
 * of the person, the likeliest first: one of them is returned if it uses the currency.
 */
export function countryOfCurrency(currency: string, likely: readonly string[] = []): string {
  const users = countries.filter((country) => currencyOf[country] === currency);
  const named = currency.slice(0, 2);
  const shared = currency === 'EUR' ? 'IE' : currency === 'ANG' ? 'CW' : undefined;
  return likely.find((country) => users.includes(country)) ?? shared ?? (isCountry(named) ? named : (users[0] ?? 'GB'));
}

/** Returns the locale in which a company of this country sees days and numbers. The words are English in every country. */
export const localeOf = (country: string): string => `en-${country}`;
