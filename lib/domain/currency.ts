/** Decimals of the currencies that do not have two (ISO 4217 list one, 2026). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Returns the number of decimals of a currency. */
export const exponentOf = (currency: string): number => exponents[currency] ?? 2;

/** The ISO 4217 codes offered for choice. Codes that start with X (gold, funds, test codes) are left out. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency').filter((code) => !code.startsWith('X'));

export const isCurrency = (code: string): boolean => currencies.includes(code);

/** Returns the currency's name in the reader's language. */
export const currencyName = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;
