import { buildOrganisation } from './build';
import { type ChartKind, type ChartRow, typeOf } from './charts';
import { bankRow, trackingTree } from './organisation';
import { listIds } from './others';
import { quickBooksUnitedStates } from './tax-rates';

/** QuickBooks Desktop's five-digit numbers for a contractor. */
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

/** The categories of Codat's QuickBooks Desktop account model; cost of goods sold stands under liabilities there too. */
const words: Partial<Readonly<Record<ChartKind, string>>> = {
  direct: 'Liability.CostOfGoodsSold',
  'other income': 'Income.OtherIncome',
  receivable: 'Asset.AccountsReceivable',
  'fixed asset': 'Asset.FixedAsset',
  payable: 'Liability.AccountsPayable',
};
const plain = {
  Asset: 'Asset.OtherCurrentAsset',
  Liability: 'Liability.OtherCurrentLiability',
  Income: 'Income.Income',
  Expense: 'Expense.Expense',
  Equity: 'Equity.Equity',
} as const;

/** A roofer in Denver with the books on a computer in the office. */
export const summitRidgeRoofing = buildOrganisation({
  key: 'summit-ridge-roofing',
  platformKey: 'pqsw',
  info: {
    name: 'Summit Ridge Roofing LLC',
    legalName: 'Summit Ridge Roofing LLC',
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
  category: ([, , kind]) => words[kind] ?? plain[typeOf[kind]],
  bankCategory: (kind) => (kind === 'Credit' ? 'Liability.CreditCard' : 'Asset.Bank'),
  banks: [
    bankRow('10100', 'Checking', 'USD', 'Debit', 4_873_300, ['Front Range Bank', '0081442', '102000076']),
    bankRow('10300', 'Savings', 'USD', 'Debit', 2_500_000, ['Front Range Bank', '0081459', '102000076']),
    bankRow('20500', 'Job Site Card', 'USD', 'Credit', -277_918, ['Front Range Bank', '4658 •••• 7730']),
  ],
  taxRates: quickBooksUnitedStates.filter(({ id }) => id === 'NON'),
  defaultTax: { standard: 'NON', zero: 'NON', exempt: 'NON', none: 'NON' },
  tracking: trackingTree([
    {
      id: 'CLASSES',
      name: 'Classes',
      options: ['New roofs', 'Repairs', 'Overhead'].map((name, index) => ({
        id: `CLASS_800000${(16 + index).toString(16).toUpperCase()}-1671793811`,
        name,
      })),
    },
  ]),
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
  phone: (number) => `303-555-${String(number).padStart(4, '0')}`,
});
