import { buildOrganisation } from './build';
import { type ChartRow, quickBooksChart } from './charts';
import { type BankRow, numbers, type Organisation, trackingTree } from './organisation';
import { quickBooksUnitedKingdom, quickBooksUnitedStates } from './tax-rates';

export const chart: readonly ChartRow[] = quickBooksChart.map(([code, name, kind, tax]) => [code, name, kind, tax]);
const categories = new Map(quickBooksChart.map((row) => [row[0], row[4]]));
export const category = ([code]: ChartRow): string => categories.get(code) ?? 'Expense.Expense.OtherBusinessExpenses';
export const bankCategory = (kind: BankRow['kind']): string =>
  kind === 'Credit' ? 'Liability.Credit Card.CreditCard' : 'Asset.Bank.Checking';

/** QuickBooks locations come as DEPARTMENT_…, classes as CLASS_…; the parents are lists of Codat's making. */
const tracking = trackingTree([
  {
    id: 'DEPARTMENTS',
    name: 'Locations',
    options: ['Clifton', 'Redland', 'Head Office'].map((name, index) => ({ id: `DEPARTMENT_${index + 1}`, name })),
  },
  {
    id: 'CLASSES',
    name: 'Classes',
    options: ['NHS', 'Private', 'Hygiene'].map((name, index) => ({ id: `CLASS_510000000000004002${index + 1}`, name })),
  },
]);

/** A three-surgery dental practice. */
export const brightDental = buildOrganisation({
  key: 'bright-dental',
  platformKey: 'qhyg',
  info: {
    name: 'Bright Dental Ltd',
    legalName: 'Bright Dental Limited',
    reference: '9130357849219106',
    baseCurrency: 'GBP',
    city: 'Bristol',
    country: 'United Kingdom',
    registrationNumber: '09315527',
    taxNumber: 'GB 214 7730 52',
    rates: { EUR: 0.8642, USD: 0.7713 },
  },
  ids: numbers(30, 51),
  chart,
  category,
  bankCategory,
  banks: [
    {
      code: '1000',
      name: 'Current account',
      currency: 'GBP',
      kind: 'Debit',
      opening: 3_102_233,
      institution: 'Northgate Bank',
      sortCode: '20-18-63',
      number: '60317285',
    },
    {
      code: '2000',
      name: 'Practice credit card',
      currency: 'GBP',
      kind: 'Credit',
      opening: -124_760,
      institution: 'Northgate Bank',
      sortCode: '',
      number: '4024 •••• 7193',
    },
    {
      code: '1010',
      name: 'Outlay Holding',
      currency: 'GBP',
      kind: 'Debit',
      opening: 250_000,
      institution: 'Outlay',
      sortCode: '04-00-75',
      number: '20817801',
    },
  ],
  taxRates: quickBooksUnitedKingdom,
  defaultTax: { standard: '20_Bills', zero: '10_Bills', exempt: '7_Bills', none: 'NON' },
  salesTax: '20_Invoices',
  tracking,
  suppliers: [
    'Outlay|London|Outlay Support',
    'Amazon UK|London',
    'BT Business|London',
    'Clifton Cleaning|Bristol',
    'Dental Directory|Witham',
    'Henry Schein|Gillingham',
    'Microsoft Ireland|Dublin',
    'NatWest Insurance|Bristol',
    'Royal Mail|London',
    'Shell UK|London',
    'Trainline|London',
    'Viking Office|Leicester',
    'Wright Health Group|Dundee',
  ],
  customers: ['Outlay Rewards|London', 'NHS England|Leeds', 'Denplan|Winchester'],
  archivedSuppliers: ['Maplin|Rotherham'],
});

/** An American restaurant group: no sales tax on what it buys. */
export const cedarAndMain = buildOrganisation({
  key: 'cedar-and-main',
  platformKey: 'qhyg',
  info: {
    name: 'Cedar & Main LLC',
    legalName: 'Cedar & Main LLC',
    reference: '4620816365291038',
    baseCurrency: 'USD',
    city: 'Portland, OR',
    country: 'United States',
    registrationNumber: '82-3390417',
    taxNumber: '82-3390417',
    financialYearStart: '2026-01-01',
    rates: { EUR: 1.1204, GBP: 1.2965 },
  },
  ids: numbers(30, 51),
  chart,
  category,
  bankCategory,
  banks: [
    {
      code: '1000',
      name: 'Checking',
      currency: 'USD',
      kind: 'Debit',
      opening: 5_410_900,
      institution: 'Willamette Bank',
      sortCode: '123006800',
      number: '000419283',
    },
    {
      code: '2000',
      name: 'Business Platinum Card',
      currency: 'USD',
      kind: 'Credit',
      opening: -302_155,
      institution: 'Willamette Bank',
      sortCode: '',
      number: '3782 •••• 1005',
    },
  ],
  taxRates: quickBooksUnitedStates,
  defaultTax: { standard: 'NON', zero: 'NON', exempt: 'NON', none: 'NON' },
  tracking: trackingTree([
    {
      id: 'DEPARTMENTS',
      name: 'Locations',
      options: ['Pearl District', 'Hawthorne'].map((name, index) => ({ id: `DEPARTMENT_${index + 1}`, name })),
    },
  ]),
  suppliers: [
    'Outlay|New York',
    'Comcast Business|Philadelphia',
    'Costco|Portland',
    'Portland General Electric|Portland',
    'Sysco|Houston',
    'Uber|San Francisco',
    'USPS|Washington',
  ],
  customers: ['Outlay Rewards|New York', 'Walk-in customer|Portland'],
  archivedSuppliers: ['Rose City Linen|Portland'],
});

/** What Intuit gives a developer. */
export const sandboxCompany: Organisation = {
  ...brightDental,
  key: 'sandbox-company-gb-1',
  platformKey: 'ndsk',
  info: {
    ...brightDental.info,
    name: 'Sandbox Company_GB_1',
    legalName: 'Sandbox Company_GB_1',
    reference: '4620816365178240',
  },
};
