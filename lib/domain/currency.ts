/** The number of decimals of the currencies that do not have two (ISO 4217 list one, 2026). */
const exponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** Returns the number of decimals of a currency. */
export const exponentOf = (currency: string): number => exponents.get(currency) ?? 2;

/** The ISO 4217 codes that a person can choose. Codes that start with X (gold, funds, test codes) are left out. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency').filter((code) => !code.startsWith('X'));

export const isCurrency = (code: string): boolean => currencies.includes(code);

/** Returns the name of a currency in the language of the locale. */
export const currencyName = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;
