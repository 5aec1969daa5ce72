import { currencyOfCountry } from './company/country';
import { countryOf } from './locale';

/** The number of decimals of the currencies that do not have two (ISO 4217 list one, 2026). */
const exponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** Returns the number of decimals of a currency. */
export const exponentOf = (currency: string): number => exponents.get(currency) ?? 2;

/** The currencies of several countries. Every other code that starts with X is gold, a fund, a unit of account or a test. */
const shared = ['XAF', 'XCD', 'XCG', 'XOF', 'XPF'];

/** The ISO 4217 codes that a person can choose. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency').filter(
  (code) => !code.startsWith('X') || shared.includes(code),
);

export const isCurrency = (code: string): boolean => currencies.includes(code);

/** Returns the English name of a currency. */
export const currencyName = (code: string): string => names.of(code) ?? code;

const names = new Intl.DisplayNames('en-GB', { type: 'currency' });

/**
 * Returns the symbol of a currency as a company in the locale's country writes it. Only the currency of the country has
 * its short symbol: "$" are US dollars in the United States and Canadian dollars in Canada, and "US$" elsewhere.
 */
export function currencySymbol(code: string, locale: string): string {
  const isOwn = currencyOfCountry(countryOf(locale)) === code;
  const key = `${code} ${isOwn}`;
  const symbol = symbols.get(key) ?? symbolOf(code, isOwn ? 'narrowSymbol' : 'symbol');
  symbols.set(key, symbol);
  return symbol;
}

const symbols = new Map<string, string>();

const symbolOf = (currency: string, currencyDisplay: 'narrowSymbol' | 'symbol'): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;
