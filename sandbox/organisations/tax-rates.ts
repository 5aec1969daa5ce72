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

export const xeroAustralia: readonly TaxRate[] = [
  rate('INPUT', 'GST on Expenses', 'INPUT', 10, 'purchases'),
  rate('CAPEXINPUT', 'GST on Capital', 'CAPEXINPUT', 10, 'purchases'),
  rate('EXEMPTEXPENSES', 'GST Free Expenses', 'EXEMPTEXPENSES', 0, 'purchases'),
  rate('EXEMPTCAPITAL', 'GST Free Capital', 'EXEMPTCAPITAL', 0, 'purchases'),
  rate('INPUTTAXED', 'Input Taxed', 'INPUTTAXED', 0, 'purchases'),
  rate('GSTONIMPORTS', 'GST on Imports', 'GSTONIMPORTS', 0, 'purchases'),
  rate('OUTPUT', 'GST on Income', 'OUTPUT', 10, 'sales'),
  rate('EXEMPTOUTPUT', 'GST Free Income', 'EXEMPTOUTPUT', 0, 'sales'),
  rate('EXEMPTEXPORT', 'GST Free Exports', 'EXEMPTEXPORT', 0, 'sales'),
  rate('BASEXCLUDED', 'BAS Excluded', 'BASEXCLUDED', 0, 'both'),
];

/** Sales tax is paid as part of the price: what is bought carries none, what is sold carries the county's. */
export const xeroUnitedStates: readonly TaxRate[] = [
  rate('INPUT', 'Tax on Purchases', 'INPUT', 0, 'purchases'),
  rate('OUTPUT', 'Tax on Sales', 'OUTPUT', 0, 'sales'),
  rate('TAX001', 'Travis County Sales Tax', 'TAX001', 8.25, 'sales'),
  rate('TAX002', 'Williamson County Sales Tax', 'TAX002', 8, 'sales'),
  rate('NONE', 'Tax Exempt', 'NONE', 0, 'both'),
];

export const xeroWithoutTax: readonly TaxRate[] = [rate('NONE', 'Tax Exempt', 'NONE', 0, 'both')];

export const archived = (old: TaxRate): TaxRate => ({ ...old, status: 'Archived' });
/** The British rate of 2010, which books of some age still list. */
export const oldStandardRate = archived(rate('TAX001', '17.5% (VAT on Expenses)', 'TAX001', 17.5, 'purchases'));

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

export const quickBooksIreland: readonly TaxRate[] = [
  rate('9_Bills', '23.0% S Bills', '23.0% S', 23, 'purchases'),
  rate('11_Bills', '13.5% R Bills', '13.5% R', 13.5, 'purchases'),
  rate('12_Bills', '9.0% SR Bills', '9.0% SR', 9, 'purchases'),
  rate('6_Bills', '0.0% Z Bills', '0.0% Z', 0, 'purchases'),
  rate('4_Bills', 'Exempt Bills', 'Exempt', 0, 'purchases'),
  rate('9_Invoices', '23.0% S Invoices', '23.0% S', 23, 'sales'),
  rate('6_Invoices', '0.0% Z Invoices', '0.0% Z', 0, 'sales'),
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

/** `-7` is NetSuite's own "not taxable" in the United States; elsewhere it is `UNDEF-` and the country. */
export const netSuiteUnitedStates: readonly TaxRate[] = [
  rate('-7', '-Not Taxable-', '-Not Taxable-', 0, 'both'),
  rate('5121', 'MA_BOSTON (6.25%)', 'MA_BOSTON', 6.25, 'sales'),
  rate('5122', 'NH_EXEMPT (0%)', 'NH_EXEMPT', 0, 'sales'),
];

export const netSuiteGermany: readonly TaxRate[] = [
  rate('17', 'VAT:VST-DE (19%)', 'VST-DE', 19, 'purchases'),
  rate('18', 'VAT:VSTR-DE (7%)', 'VSTR-DE', 7, 'purchases'),
  rate('19', 'VAT:Z-DE (0%)', 'Z-DE', 0, 'purchases'),
  rate('20', 'VAT:S-DE (19%)', 'S-DE', 19, 'sales'),
  rate('UNDEF-DE', 'UNDEF-DE', 'UNDEF-DE', 0, 'both'),
];

/** Business Central's VAT product posting groups, as a Dutch company has them. */
export const dynamicsNetherlands: readonly TaxRate[] = [
  rate('HOOG', 'Hoog tarief 21%', 'HOOG', 21, 'purchases'),
  rate('LAAG', 'Laag tarief 9%', 'LAAG', 9, 'purchases'),
  rate('NUL', 'Nultarief 0%', 'NUL', 0, 'purchases'),
  rate('VRIJ', 'Vrijgesteld', 'VRIJ', 0, 'both'),
];

export const zohoIndia: readonly TaxRate[] = [
  rate('982000000567112', 'GST18', 'GST18', 18, 'purchases'),
  rate('982000000567118', 'GST5', 'GST5', 5, 'purchases'),
  rate('982000000567124', 'GST0', 'GST0', 0, 'purchases'),
  rate('982000000567130', 'GST18 on sales', 'GST18', 18, 'sales'),
  rate('982000000567136', 'Non-Taxable', 'Non-Taxable', 0, 'both'),
];

export const intacctUnitedStates: readonly TaxRate[] = [
  rate('US Purchase Exempt', 'Purchase Exempt', 'US Purchase Exempt', 0, 'purchases'),
  rate('US Use Tax', 'Use tax 6%', 'US Use Tax', 6, 'purchases'),
  rate('US No Tax', 'No tax', 'US No Tax', 0, 'both'),
];

/** A sole trader below the threshold: FreeAgent lists one rate and asks for none. */
export const freeAgentUnregistered: readonly TaxRate[] = [
  rate('OUT_OF_SCOPE', 'Out of scope', 'OUT_OF_SCOPE', 0, 'both'),
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
