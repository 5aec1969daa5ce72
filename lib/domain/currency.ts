/** ISO 4217 exponents that are not 2 (ISO 4217 list one, 2026). */
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

/** How many decimals an amount in this currency has. */
export const exponentOf = (currency: string): number => exponents[currency] ?? 2;

/** Every currency a person can choose, by its ISO 4217 code. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency').filter((code) => !code.startsWith('X'));

export const isCurrency = (code: string): boolean => currencies.includes(code);

/** The currency's name in words, for a person choosing one. */
export const currencyName = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;
