import type { TaxRate } from '../packages/books';

const rate = (id: string, name: string, code: string, percent: number, use: TaxRate['use']): TaxRate => ({
  id,
  name,
  code,
  rate: percent,
  status: 'Active',
  use,
});

/** Xero names a rate by its tax type. */
export const xeroUnitedKingdom: readonly TaxRate[] = [
  rate('INPUT2', '20% (VAT on Expenses)', 'INPUT2', 20, 'purchases'),
  rate('RRINPUT', '5% (VAT on Expenses)', 'RRINPUT', 5, 'purchases'),
  rate('ZERORATEDINPUT', 'Zero Rated Expenses', 'ZERORATEDINPUT', 0, 'purchases'),
  rate('EXEMPTEXPENSES', 'Exempt Expenses', 'EXEMPTEXPENSES', 0, 'purchases'),
  rate('OUTPUT2', '20% (VAT on Income)', 'OUTPUT2', 20, 'sales'),
  rate('RROUTPUT', '5% (VAT on Income)', 'RROUTPUT', 5, 'sales'),
  rate('ZERORATEDOUTPUT', 'Zero Rated Income', 'ZERORATEDOUTPUT', 0, 'sales'),
  rate('EXEMPTOUTPUT', 'Exempt Income', 'EXEMPTOUTPUT', 0, 'sales'),
  rate('NONE', 'No VAT', 'NONE', 0, 'both'),
];

export const xeroIreland: readonly TaxRate[] = [
  rate('INPUT', '23% (VAT on Purchases)', 'INPUT', 23, 'purchases'),
  rate('RRINPUT', '13.5% (VAT on Purchases)', 'RRINPUT', 13.5, 'purchases'),
  rate('ZERORATEDINPUT', 'Zero Rated Purchases', 'ZERORATEDINPUT', 0, 'purchases'),
  rate('OUTPUT', '23% (VAT on Sales)', 'OUTPUT', 23, 'sales'),
  rate('NONE', 'No VAT', 'NONE', 0, 'both'),
];

/** QuickBooks Online in the United Kingdom: one code, two rates; Codat marks which side each is for. */
export const quickBooksUnitedKingdom: readonly TaxRate[] = [
  rate('20_Bills', '20.0% S Bills', '20.0% S', 20, 'purchases'),
  rate('5_Bills', '5.0% R Bills', '5.0% R', 5, 'purchases'),
  rate('10_Bills', '0.0% Z Bills', '0.0% Z', 0, 'purchases'),
  rate('7_Bills', 'Exempt Bills', 'Exempt', 0, 'purchases'),
  rate('20_Invoices', '20.0% S Invoices', '20.0% S', 20, 'sales'),
  rate('10_Invoices', '0.0% Z Invoices', '0.0% Z', 0, 'sales'),
  rate('NON', 'No VAT', 'NON', 0, 'both'),
];

/** QuickBooks in the United States with Automated Sales Tax: purchases carry none. */
export const quickBooksUnitedStates: readonly TaxRate[] = [
  rate('NON', 'Non-taxable', 'NON', 0, 'both'),
  rate('TAX', 'Automated Sales Tax', 'TAX', 0, 'both'),
];

export const netSuiteUnitedKingdom: readonly TaxRate[] = [
  rate('6', 'VAT:S-GB (20%)', 'S-GB', 20, 'purchases'),
  rate('8', 'VAT:R-GB (5%)', 'R-GB', 5, 'purchases'),
  rate('10', 'VAT:Z-GB (0%)', 'Z-GB', 0, 'purchases'),
  rate('UNDEF-GB', 'UNDEF-GB', 'UNDEF-GB', 0, 'both'),
];

/** Packages whose rates have plain codes. */
export const plainUnitedKingdom = (ids: {
  readonly standard: string;
  readonly reduced: string;
  readonly zero: string;
  readonly none: string;
}): readonly TaxRate[] => [
  rate(ids.standard, 'Standard rate 20%', ids.standard, 20, 'purchases'),
  rate(ids.reduced, 'Reduced rate 5%', ids.reduced, 5, 'purchases'),
  rate(ids.zero, 'Zero rate 0%', ids.zero, 0, 'purchases'),
  rate(ids.none, 'No VAT', ids.none, 0, 'both'),
];
