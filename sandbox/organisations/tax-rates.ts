import type { TaxRate } from '../packages/books';
import type { DefaultTax } from './charts/chart';

/** The tax rates of an organisation, and the ids of those that its accounts use by default. */
export interface TaxSetup {
  readonly taxRates: readonly TaxRate[];
  readonly defaultTax: Readonly<Record<DefaultTax, string>>;
  /** The default rate of income accounts whose tax is `standard`. If absent, these accounts have no tax. */
  readonly salesTax?: string;
}

const rate = (id: string, name: string, code: string, percent: number, use: TaxRate['use']): TaxRate => ({
  id,
  name,
  code,
  rate: percent,
  status: 'Active',
  use,
});
const archived = (taxRate: TaxRate): TaxRate => ({ ...taxRate, status: 'Archived' });
const always = (id: string): TaxSetup['defaultTax'] => ({ standard: id, zero: id, exempt: id, none: id });

/** In Xero the id of a tax rate is its tax type. */
export const xeroUnitedKingdom: TaxSetup = {
  taxRates: [
    rate('INPUT2', '20% (VAT on Expenses)', 'INPUT2', 20, 'purchases'),
    rate('RRINPUT', '5% (VAT on Expenses)', 'RRINPUT', 5, 'purchases'),
    rate('ZERORATEDINPUT', 'Zero Rated Expenses', 'ZERORATEDINPUT', 0, 'purchases'),
    rate('EXEMPTEXPENSES', 'Exempt Expenses', 'EXEMPTEXPENSES', 0, 'purchases'),
    rate('OUTPUT2', '20% (VAT on Income)', 'OUTPUT2', 20, 'sales'),
    rate('RROUTPUT', '5% (VAT on Income)', 'RROUTPUT', 5, 'sales'),
    rate('ZERORATEDOUTPUT', 'Zero Rated Income', 'ZERORATEDOUTPUT', 0, 'sales'),
    rate('EXEMPTOUTPUT', 'Exempt Income', 'EXEMPTOUTPUT', 0, 'sales'),
    rate('NONE', 'No VAT', 'NONE', 0, 'both'),
  ],
  defaultTax: { standard: 'INPUT2', zero: 'ZERORATEDINPUT', exempt: 'EXEMPTEXPENSES', none: 'NONE' },
  salesTax: 'OUTPUT2',
};

/** The United Kingdom with the standard rate of 17.5% from 2010, which old books still list as archived. */
export const xeroUnitedKingdomSince2010: TaxSetup = {
  ...xeroUnitedKingdom,
  taxRates: [
    ...xeroUnitedKingdom.taxRates,
    archived(rate('TAX001', '17.5% (VAT on Expenses)', 'TAX001', 17.5, 'purchases')),
  ],
};

export const xeroIreland: TaxSetup = {
  taxRates: [
    rate('INPUT', '23% (VAT on Purchases)', 'INPUT', 23, 'purchases'),
    rate('RRINPUT', '13.5% (VAT on Purchases)', 'RRINPUT', 13.5, 'purchases'),
    rate('ZERORATEDINPUT', 'Zero Rated Purchases', 'ZERORATEDINPUT', 0, 'purchases'),
    rate('OUTPUT', '23% (VAT on Sales)', 'OUTPUT', 23, 'sales'),
    rate('NONE', 'No VAT', 'NONE', 0, 'both'),
  ],
  defaultTax: { standard: 'INPUT', zero: 'ZERORATEDINPUT', exempt: 'NONE', none: 'NONE' },
  salesTax: 'OUTPUT',
};

export const xeroAustralia: TaxSetup = {
  taxRates: [
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
    archived(rate('TAX003', 'Luxury Car Tax', 'TAX003', 33, 'purchases')),
  ],
  defaultTax: { standard: 'INPUT', zero: 'EXEMPTEXPENSES', exempt: 'EXEMPTEXPENSES', none: 'BASEXCLUDED' },
  salesTax: 'OUTPUT',
};

/**
 * In the United States, sales tax on a purchase is part of its price, so purchases have no tax rate. Sales have the
 * rate of the county.
 */
export const xeroUnitedStates: TaxSetup = {
  taxRates: [
    rate('INPUT', 'Tax on Purchases', 'INPUT', 0, 'purchases'),
    rate('OUTPUT', 'Tax on Sales', 'OUTPUT', 0, 'sales'),
    rate('TAX001', 'Travis County Sales Tax', 'TAX001', 8.25, 'sales'),
    rate('TAX002', 'Williamson County Sales Tax', 'TAX002', 8, 'sales'),
    rate('NONE', 'Tax Exempt', 'NONE', 0, 'both'),
  ],
  defaultTax: { standard: 'INPUT', zero: 'NONE', exempt: 'NONE', none: 'NONE' },
  salesTax: 'TAX001',
};

export const xeroWithoutTax: TaxSetup = {
  taxRates: [rate('NONE', 'Tax Exempt', 'NONE', 0, 'both')],
  defaultTax: always('NONE'),
};

/** Each tax code has one rate for bills and one for invoices. Codat adds `Bills` or `Invoices` to the id. */
export const quickBooksUnitedKingdom: TaxSetup = {
  taxRates: [
    rate('20_Bills', '20.0% S Bills', '20.0% S', 20, 'purchases'),
    rate('5_Bills', '5.0% R Bills', '5.0% R', 5, 'purchases'),
    rate('10_Bills', '0.0% Z Bills', '0.0% Z', 0, 'purchases'),
    rate('7_Bills', 'Exempt Bills', 'Exempt', 0, 'purchases'),
    rate('20_Invoices', '20.0% S Invoices', '20.0% S', 20, 'sales'),
    rate('10_Invoices', '0.0% Z Invoices', '0.0% Z', 0, 'sales'),
    rate('NON', 'No VAT', 'NON', 0, 'both'),
  ],
  defaultTax: { standard: '20_Bills', zero: '10_Bills', exempt: '7_Bills', none: 'NON' },
  salesTax: '20_Invoices',
};

export const quickBooksIreland: TaxSetup = {
  taxRates: [
    rate('9_Bills', '23.0% S Bills', '23.0% S', 23, 'purchases'),
    rate('11_Bills', '13.5% R Bills', '13.5% R', 13.5, 'purchases'),
    rate('12_Bills', '9.0% SR Bills', '9.0% SR', 9, 'purchases'),
    rate('6_Bills', '0.0% Z Bills', '0.0% Z', 0, 'purchases'),
    rate('4_Bills', 'Exempt Bills', 'Exempt', 0, 'purchases'),
    rate('9_Invoices', '23.0% S Invoices', '23.0% S', 23, 'sales'),
    rate('6_Invoices', '0.0% Z Invoices', '0.0% Z', 0, 'sales'),
    rate('NON', 'No VAT', 'NON', 0, 'both'),
  ],
  defaultTax: { standard: '9_Bills', zero: '6_Bills', exempt: '4_Bills', none: 'NON' },
  salesTax: '9_Invoices',
};

/** With QuickBooks' Automated Sales Tax, purchases have no tax rate. */
export const quickBooksUnitedStates: TaxSetup = {
  taxRates: [rate('NON', 'Non-taxable', 'NON', 0, 'both'), rate('TAX', 'Automated Sales Tax', 'TAX', 0, 'both')],
  defaultTax: always('NON'),
};

export const quickBooksDesktopUnitedStates: TaxSetup = {
  taxRates: [rate('NON', 'Non-taxable', 'NON', 0, 'both')],
  defaultTax: always('NON'),
};

/** In Sage 50 the id of a tax rate is its tax code. */
export const sage50UnitedKingdom: TaxSetup = {
  taxRates: [
    rate('T1', 'Standard rate', 'T1', 20, 'both'),
    rate('T5', 'Lower rate', 'T5', 5, 'both'),
    rate('T0', 'Zero rated transactions', 'T0', 0, 'both'),
    rate('T2', 'Exempt transactions', 'T2', 0, 'both'),
    rate('T9', 'Transactions not involving VAT', 'T9', 0, 'both'),
  ],
  defaultTax: { standard: 'T1', zero: 'T0', exempt: 'T2', none: 'T9' },
};

export const netSuiteUnitedKingdom: TaxSetup = {
  taxRates: [
    rate('6', 'VAT:S-GB (20%)', 'S-GB', 20, 'purchases'),
    rate('8', 'VAT:R-GB (5%)', 'R-GB', 5, 'purchases'),
    rate('10', 'VAT:Z-GB (0%)', 'Z-GB', 0, 'purchases'),
    rate('UNDEF-GB', 'UNDEF-GB', 'UNDEF-GB', 0, 'both'),
  ],
  defaultTax: { standard: '6', zero: '10', exempt: '10', none: 'UNDEF-GB' },
};

/**
 * NetSuite's tax code `-7` means "not taxable" in the United States. Elsewhere the code is `UNDEF-` and the country.
 */
export const netSuiteUnitedStates: TaxSetup = {
  taxRates: [
    rate('-7', '-Not Taxable-', '-Not Taxable-', 0, 'both'),
    rate('5121', 'MA_BOSTON (6.25%)', 'MA_BOSTON', 6.25, 'sales'),
    rate('5122', 'NH_EXEMPT (0%)', 'NH_EXEMPT', 0, 'sales'),
  ],
  defaultTax: always('-7'),
  salesTax: '5121',
};

export const netSuiteGermany: TaxSetup = {
  taxRates: [
    rate('17', 'VAT:VST-DE (19%)', 'VST-DE', 19, 'purchases'),
    rate('18', 'VAT:VSTR-DE (7%)', 'VSTR-DE', 7, 'purchases'),
    rate('19', 'VAT:Z-DE (0%)', 'Z-DE', 0, 'purchases'),
    rate('20', 'VAT:S-DE (19%)', 'S-DE', 19, 'sales'),
    rate('UNDEF-DE', 'UNDEF-DE', 'UNDEF-DE', 0, 'both'),
  ],
  defaultTax: { standard: '17', zero: '18', exempt: '19', none: 'UNDEF-DE' },
  salesTax: '20',
};

/** The VAT product posting groups in a Dutch company of Business Central. */
export const dynamicsNetherlands: TaxSetup = {
  taxRates: [
    rate('HOOG', 'Hoog tarief 21%', 'HOOG', 21, 'purchases'),
    rate('LAAG', 'Laag tarief 9%', 'LAAG', 9, 'purchases'),
    rate('NUL', 'Nultarief 0%', 'NUL', 0, 'purchases'),
    rate('VRIJ', 'Vrijgesteld', 'VRIJ', 0, 'both'),
  ],
  defaultTax: { standard: 'HOOG', zero: 'LAAG', exempt: 'VRIJ', none: 'NUL' },
};

export const zohoIndia: TaxSetup = {
  taxRates: [
    rate('982000000567112', 'GST18', 'GST18', 18, 'purchases'),
    rate('982000000567118', 'GST5', 'GST5', 5, 'purchases'),
    rate('982000000567124', 'GST0', 'GST0', 0, 'purchases'),
    rate('982000000567130', 'GST18 on sales', 'GST18', 18, 'sales'),
    rate('982000000567136', 'Non-Taxable', 'Non-Taxable', 0, 'both'),
  ],
  defaultTax: {
    standard: '982000000567112',
    zero: '982000000567118',
    exempt: '982000000567124',
    none: '982000000567136',
  },
  salesTax: '982000000567130',
};

export const intacctUnitedStates: TaxSetup = {
  taxRates: [
    rate('US Purchase Exempt', 'Purchase Exempt', 'US Purchase Exempt', 0, 'purchases'),
    rate('US Use Tax', 'Use tax 6%', 'US Use Tax', 6, 'purchases'),
    rate('US No Tax', 'No tax', 'US No Tax', 0, 'both'),
  ],
  defaultTax: { standard: 'US No Tax', zero: 'US No Tax', exempt: 'US Purchase Exempt', none: 'US No Tax' },
};

/** For a sole trader below the VAT threshold, FreeAgent lists one tax rate and does not require it. */
export const freeAgentUnregistered: TaxSetup = {
  taxRates: [rate('OUT_OF_SCOPE', 'Out of scope', 'OUT_OF_SCOPE', 0, 'both')],
  defaultTax: always('OUT_OF_SCOPE'),
};

/** Returns British tax rates with ids that the package chooses. The id is also the code. */
export const plainUnitedKingdom = (standard: string, reduced: string, zero: string, none: string): TaxSetup => ({
  taxRates: [
    rate(standard, 'Standard rate 20%', standard, 20, 'purchases'),
    rate(reduced, 'Reduced rate 5%', reduced, 5, 'purchases'),
    rate(zero, 'Zero rate 0%', zero, 0, 'purchases'),
    rate(none, 'No VAT', none, 0, 'both'),
  ],
  defaultTax: { standard, zero, exempt: zero, none },
});
