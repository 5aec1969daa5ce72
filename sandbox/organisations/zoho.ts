import { britain, buildOrganisation } from './build';
import type { ChartRow } from './charts/chart';
import { type IdStyle, phones } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { plainUnitedKingdom, zohoIndia } from './tax-rates';

const britishIds: IdStyle = (kind, _name, index) =>
  `46000000000${(kind === 'account' ? 14_000 : 88_000) + index * 2 + 301}`;

export const saffronKitchens = buildOrganisation({
  ...smallBusiness,
  key: 'saffron-kitchens',
  platformKey: 'rwuv',
  info: {
    ...britain,
    name: 'Saffron Kitchens Ltd',
    reference: '20091284411',
    city: 'Leicester',
    registrationNumber: '10288431',
    taxNumber: 'GB 277 6631 20',
  },
  ids: britishIds,
  banks: smallBusinessBanks('Business Account', 'Business Card'),
  ...plainUnitedKingdom('460000000000112', '460000000000114', '460000000000116', '460000000000118'),
});

/**
 * The default accounts of Zoho Books. They have no account numbers, so Codat uses the end of the id as the nominal
 * code.
 */
const zohoChart: readonly ChartRow[] = [
  ['388', 'Sales', 'sales', 'standard'],
  ['391', 'Interest Income', 'other income', 'none'],
  ['421', 'Cost of Goods Sold', 'direct', 'standard'],
  ['400', 'Office Supplies', 'overhead', 'standard'],
  ['403', 'Advertising And Marketing', 'overhead', 'standard'],
  ['406', 'Bank Fees and Charges', 'overhead', 'standard'],
  ['409', 'Credit Card Charges', 'overhead', 'standard'],
  ['412', 'Travel Expense', 'overhead', 'zero'],
  ['415', 'Telephone Expense', 'overhead', 'standard'],
  ['418', 'Automobile Expense', 'overhead', 'standard'],
  ['424', 'IT and Internet Expenses', 'overhead', 'standard'],
  ['427', 'Rent Expense', 'overhead', 'standard'],
  ['430', 'Janitorial Expense', 'overhead', 'standard'],
  ['433', 'Postage', 'overhead', 'standard'],
  ['436', 'Printing and Stationery', 'overhead', 'standard'],
  ['439', 'Lodging', 'overhead', 'standard'],
  ['442', 'Meals and Entertainment', 'overhead', 'zero'],
  ['445', 'Repairs and Maintenance', 'overhead', 'standard'],
  ['448', 'Consultant Expense', 'overhead', 'standard'],
  ['451', 'Salaries and Employee Wages', 'wages', 'none'],
  ['454', 'Uncategorized', 'overhead', 'none'],
  ['367', 'Accounts Receivable', 'receivable', 'none'],
  ['370', 'Furniture and Equipment', 'fixed asset', 'none'],
  ['373', 'Accounts Payable', 'payable', 'none'],
  ['376', 'Input Tax Credits', 'tax', 'none'],
  ['379', 'Retained Earnings', 'equity', 'none'],
  ['382', 'Opening Balance Offset', 'opening', 'none'],
];

const indianIds: IdStyle = (kind, _name, index) =>
  `98200000${kind === 'account' ? '0000' : '0312'}${String(100 + index * 3).padStart(3, '0')}`;

/** A weaving company in Kochi. Its base currency is the rupee, with GST. */
export const malabarLooms = buildOrganisation({
  key: 'malabar-looms',
  platformKey: 'rwuv',
  info: {
    name: 'Malabar Looms Pvt Ltd',
    legalName: 'Malabar Looms Private Limited',
    reference: '60018823417',
    baseCurrency: 'INR',
    city: 'Kochi',
    country: 'India',
    registrationNumber: 'U17299KL2014PTC036618',
    taxNumber: '32AAGCM4418Q1ZT',
    rates: { EUR: 96.42, GBP: 111.58, USD: 86.05 },
  },
  ids: indianIds,
  chart: zohoChart,
  banks: [
    ['361', 'Current Account', 'INR', 'Debit', 184_422_075, 'Arabian Sea Bank', '50200044187731'],
    ['364', 'Business Card', 'INR', 'Credit', -6_120_450, 'Arabian Sea Bank', '6075 •••• 3308'],
    ['365', 'Export Dollar Account', 'USD', 'Debit', 1_204_500, 'Arabian Sea Bank', '50200044187758'],
  ],
  ...zohoIndia,
  suppliers: [
    'Outlay|London||GBP|United Kingdom',
    'Air India|New Delhi',
    'Blue Dart Express|Mumbai',
    'Kerala State Electricity Board|Thiruvananthapuram',
    'Kannur Yarn Traders|Kannur|Fathima Beevi',
    'Reliance Jio|Mumbai',
    'Uber India|Bengaluru',
  ],
  customers: ['Outlay Rewards|London', 'Khadi Bhavan|Kochi'],
  archivedSuppliers: ['Periyar Dye Works|Aluva'],
  archivedAccounts: [['457', 'Conveyance (old)', 'overhead', 'none']],
  phone: phones('0484 255 '),
});
