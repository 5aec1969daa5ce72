import { buildOrganisation, plainCategory } from './build';
import type { ChartRow } from './charts';
import { bankRow, numbers, trackingTree } from './organisation';
import { bankCategory } from './others';
import { intacctUnitedStates } from './tax-rates';

const foundationChart: readonly ChartRow[] = [
  ['4010', 'Contributions', 'sales', 'none'],
  ['4200', 'Grant Revenue', 'other income', 'none'],
  ['5010', 'Program Supplies', 'direct', 'none'],
  ['6010', 'Salaries', 'wages', 'none'],
  ['6110', 'Conferences & Meetings', 'overhead', 'none'],
  ['6120', 'Training & Development', 'overhead', 'none'],
  ['6210', 'Airfare', 'overhead', 'none'],
  ['6220', 'Lodging', 'overhead', 'none'],
  ['6230', 'Meals', 'overhead', 'none'],
  ['6240', 'Ground Transportation', 'overhead', 'none'],
  ['6310', 'Office Supplies', 'overhead', 'none'],
  ['6320', 'Postage & Delivery', 'overhead', 'none'],
  ['6330', 'Printing', 'overhead', 'none'],
  ['6410', 'Software', 'overhead', 'none'],
  ['6420', 'Telephone & Internet', 'overhead', 'none'],
  ['6510', 'Rent', 'overhead', 'none'],
  ['6520', 'Utilities', 'overhead', 'none'],
  ['6610', 'Professional Fees', 'overhead', 'none'],
  ['6710', 'Bank & Card Fees', 'overhead', 'none'],
  ['6810', 'Insurance', 'overhead', 'none'],
  ['1200', 'Pledges Receivable', 'receivable', 'none'],
  ['1510', 'Furniture & Equipment', 'fixed asset', 'none'],
  ['2010', 'Accounts Payable', 'payable', 'none'],
  ['2210', 'Use Tax Payable', 'tax', 'none'],
  ['3010', 'Net Assets without Donor Restrictions', 'equity', 'none'],
  ['3900', 'Opening Balances', 'opening', 'none'],
];

/** A charity in Oakland that codes every dollar to a department and a place. */
export const harborlightFoundation = buildOrganisation({
  key: 'harborlight-foundation',
  platformKey: 'knfz',
  info: {
    name: 'Harborlight Foundation',
    legalName: 'Harborlight Foundation, Inc.',
    reference: 'HARBOR-US',
    baseCurrency: 'USD',
    city: 'Oakland, CA',
    country: 'United States',
    registrationNumber: '94-3201877',
    taxNumber: '94-3201877',
    financialYearStart: '2026-07-01',
    rates: { EUR: 1.1204, GBP: 1.2965 },
  },
  ids: numbers(310, 5101),
  chart: foundationChart,
  category: plainCategory,
  bankCategory,
  banks: [
    bankRow('1010', 'Operating Checking', 'USD', 'Debit', 22_418_630, ['Lake Merritt Bank', '33180455', '121000496']),
    bankRow('2110', 'Charge Card', 'USD', 'Credit', -588_214, ['Lake Merritt Bank', '3715 •••• 1022']),
    bankRow('2120', 'Program Debit Card', 'USD', 'Debit', 350_000, ['Lake Merritt Bank', '4147 •••• 6118']),
  ],
  taxRates: intacctUnitedStates,
  defaultTax: { standard: 'US No Tax', zero: 'US No Tax', exempt: 'US Purchase Exempt', none: 'US No Tax' },
  tracking: trackingTree([
    {
      id: 'DEPARTMENT',
      name: 'Department',
      options: ['Programs', 'Development', 'Administration'].map((name, index) => ({
        id: `DEPARTMENT-${100 + index * 100}`,
        name,
      })),
    },
    {
      id: 'LOCATION',
      name: 'Location',
      options: ['Oakland', 'Sacramento', 'Remote'].map((name, index) => ({ id: `LOCATION-${10 + index}`, name })),
    },
  ]),
  suppliers: [
    'Outlay|New York',
    'Alaska Airlines|Seattle',
    'Comcast Business|Philadelphia',
    'FedEx Office|Plano',
    'Hyatt|Chicago',
    'Lyft|San Francisco',
    'Pacific Gas & Electric|Oakland',
    'Staples|Framingham',
  ],
  customers: ['Outlay Rewards|New York', 'Alameda County|Oakland'],
  archivedSuppliers: ['Jack London Printers|Oakland'],
  archivedAccounts: [['6250', 'Mileage (old rate)', 'overhead', 'none']],
  phone: (number) => `510-555-${String(number).padStart(4, '0')}`,
});
