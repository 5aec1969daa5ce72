import { britain, buildOrganisation } from './build';
import type { ChartRow } from './charts/chart';
import { numbers, phones, trackingCategory } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { intacctUnitedStates, plainUnitedKingdom } from './tax-rates';

const dimensions = (departments: readonly string[], locations: readonly string[]) => [
  ...trackingCategory('DEPARTMENT', 'Department', departments, (_, index) => `DEPARTMENT-${100 + index * 100}`),
  ...trackingCategory('LOCATION', 'Location', locations, (_, index) => `LOCATION-${10 + index}`),
];

export const orchardCare = buildOrganisation({
  ...smallBusiness,
  key: 'orchard-care',
  platformKey: 'knfz',
  info: {
    ...britain,
    name: 'Orchard Care Group',
    legalName: 'Orchard Care Group Limited',
    reference: 'ORCHARD-100',
    city: 'Worcester',
    registrationNumber: '06120577',
    taxNumber: 'GB 655 2104 93',
  },
  ids: numbers(210, 4001),
  banks: smallBusinessBanks('Operating Account', 'Charge Card'),
  ...plainUnitedKingdom(
    'UK Purchase Goods Standard Rate',
    'UK Purchase Goods Reduced Rate',
    'UK Purchase Goods Zero Rate',
    'No Input VAT',
  ),
  tracking: dimensions(['Nursing', 'Catering', 'Estates'], ['Malvern', 'Evesham']),
});

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

/** A charity in Oakland that codes every line to a department and a location. */
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
  banks: [
    ['1010', 'Operating Checking', 'USD', 'Debit', 22_418_630, 'Lake Merritt Bank', '33180455', '121000496'],
    ['2110', 'Charge Card', 'USD', 'Credit', -588_214, 'Lake Merritt Bank', '3715 •••• 1022'],
    ['2120', 'Program Debit Card', 'USD', 'Debit', 350_000, 'Lake Merritt Bank', '4147 •••• 6118'],
  ],
  ...intacctUnitedStates,
  tracking: dimensions(['Programs', 'Development', 'Administration'], ['Oakland', 'Sacramento', 'Remote']),
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
  phone: phones('510-555-'),
});
