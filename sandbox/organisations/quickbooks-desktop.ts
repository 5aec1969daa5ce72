import { buildOrganisation } from './build';
import { accountTypes, type ChartKind, type ChartRow } from './charts/chart';
import { fourDigitChart } from './charts/four-digit';
import { type IdStyle, phones, trackingCategory } from './organisation';
import { smallBusinessBanks } from './small-business';
import { quickBooksDesktopUnitedStates } from './tax-rates';

/** Ids in the style of QuickBooks Desktop's ListID: a hexadecimal number and the time of creation. */
const listIds: IdStyle = (kind, _name, index) =>
  `${((kind === 'account' ? 0x8000_0018 : 0x8000_0101) + index).toString(16).toUpperCase()}-1671793811`;

export const lakesideBuilders = buildOrganisation({
  key: 'lakeside-builders',
  platformKey: 'pqsw',
  info: {
    name: 'Lakeside Builders Inc',
    reference: 'C:\\QuickBooks\\Lakeside.qbw',
    baseCurrency: 'USD',
    city: 'Madison, WI',
    country: 'United States',
    registrationNumber: '39-2048817',
    taxNumber: '39-2048817',
  },
  ids: listIds,
  chart: fourDigitChart.map(([code, name, kind, tax]) => [
    code,
    name.replace('VAT on Purchases', 'Sales Tax Payable'),
    kind,
    tax,
  ]),
  banks: smallBusinessBanks('Checking', 'Visa', 'USD'),
  ...quickBooksDesktopUnitedStates,
  suppliers: [
    'Outlay|New York',
    'Home Depot|Atlanta',
    'Lowe\u2019s|Mooresville',
    'Madison Gas & Electric|Madison',
    'Shell|Houston',
    'United Rentals|Stamford',
  ],
  customers: ['Outlay Rewards|New York', 'City of Madison|Madison'],
  archivedSuppliers: ['Capitol Lumber|Madison'],
});

/** The chart of accounts that QuickBooks Desktop suggests for contractors, with five-digit numbers. */
const contractorChart: readonly ChartRow[] = [
  ['41100', 'Construction Income', 'sales', 'none'],
  ['49900', 'Other Income', 'other income', 'none'],
  ['50100', 'Job Materials', 'direct', 'none'],
  ['50300', 'Subcontracted Services', 'direct', 'none'],
  ['60100', 'Automobile Expense', 'overhead', 'none'],
  ['60400', 'Bank Service Charges', 'overhead', 'none'],
  ['61700', 'Computer and Internet Expenses', 'overhead', 'none'],
  ['62500', 'Dues and Subscriptions', 'overhead', 'none'],
  ['63300', 'Insurance Expense', 'overhead', 'none'],
  ['64300', 'Meals and Entertainment', 'overhead', 'none'],
  ['64900', 'Office Supplies', 'overhead', 'none'],
  ['66000', 'Payroll Expenses', 'wages', 'none'],
  ['66700', 'Professional Fees', 'overhead', 'none'],
  ['67100', 'Rent Expense', 'overhead', 'none'],
  ['67200', 'Repairs and Maintenance', 'overhead', 'none'],
  ['68100', 'Telephone Expense', 'overhead', 'none'],
  ['68400', 'Travel Expense', 'overhead', 'none'],
  ['68600', 'Utilities', 'overhead', 'none'],
  ['68800', 'Tools and Small Equipment', 'overhead', 'none'],
  ['11000', 'Accounts Receivable', 'receivable', 'none'],
  ['15000', 'Trucks and Equipment', 'fixed asset', 'none'],
  ['20000', 'Accounts Payable', 'payable', 'none'],
  ['25500', 'Sales Tax Payable', 'tax', 'none'],
  ['30000', 'Opening Balance Equity', 'opening', 'none'],
  ['32000', 'Retained Earnings', 'equity', 'none'],
];

/**
 * The categories in Codat's account model for QuickBooks Desktop. The model lists cost of goods sold under liabilities.
 */
const categoryOfKind: Partial<Readonly<Record<ChartKind, string>>> = {
  direct: 'Liability.CostOfGoodsSold',
  'other income': 'Income.OtherIncome',
  receivable: 'Asset.AccountsReceivable',
  'fixed asset': 'Asset.FixedAsset',
  payable: 'Liability.AccountsPayable',
};
const categoryOfType = {
  Asset: 'Asset.OtherCurrentAsset',
  Liability: 'Liability.OtherCurrentLiability',
  Income: 'Income.Income',
  Expense: 'Expense.Expense',
  Equity: 'Equity.Equity',
} as const;

/** A roofing company in Denver that runs QuickBooks on an office computer. */
export const summitRidgeRoofing = buildOrganisation({
  key: 'summit-ridge-roofing',
  platformKey: 'pqsw',
  info: {
    name: 'Summit Ridge Roofing LLC',
    reference: 'C:\\Users\\Public\\Documents\\Intuit\\Summit Ridge.qbw',
    baseCurrency: 'USD',
    city: 'Denver, CO',
    country: 'United States',
    registrationNumber: '47-5508213',
    taxNumber: '47-5508213',
    financialYearStart: '2026-01-01',
  },
  ids: listIds,
  chart: contractorChart,
  category: ([, , kind]) => categoryOfKind[kind] ?? categoryOfType[accountTypes[kind]],
  bankCategory: (kind) => (kind === 'Credit' ? 'Liability.CreditCard' : 'Asset.Bank'),
  banks: [
    ['10100', 'Checking', 'USD', 'Debit', 4_873_300, 'Front Range Bank', '0081442', '102000076'],
    ['10300', 'Savings', 'USD', 'Debit', 2_500_000, 'Front Range Bank', '0081459', '102000076'],
    ['20500', 'Job Site Card', 'USD', 'Credit', -277_918, 'Front Range Bank', '4658 •••• 7730'],
  ],
  ...quickBooksDesktopUnitedStates,
  tracking: trackingCategory(
    'CLASSES',
    'Classes',
    ['New roofs', 'Repairs', 'Overhead'],
    (_, index) => `CLASS_800000${(16 + index).toString(16).toUpperCase()}-1671793811`,
  ),
  suppliers: [
    'Outlay|New York',
    'ABC Supply|Beloit',
    'Beacon Building Products|Herndon',
    'Conoco|Houston',
    'Home Depot|Atlanta',
    'Mile High Dumpsters|Denver|Rosa Trujillo',
    'Sunbelt Rentals|Fort Mill',
    'Xcel Energy|Minneapolis',
  ],
  customers: ['Outlay Rewards|New York', 'Jefferson County Schools|Golden'],
  archivedSuppliers: ['Larimer Lumber|Fort Collins'],
  archivedAccounts: [['60200', 'Truck Lease (old)', 'overhead', 'none']],
  phone: phones('303-555-'),
});
