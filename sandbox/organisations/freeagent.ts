import { britain, buildOrganisation } from './build';
import type { ChartRow } from './charts/chart';
import { numbers } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { freeAgentUnregistered, plainUnitedKingdom } from './tax-rates';

export const juniperCreative = buildOrganisation({
  ...smallBusiness,
  key: 'juniper-creative',
  platformKey: 'fbrh',
  info: {
    ...britain,
    name: 'Juniper Creative Ltd',
    reference: 'juniper-creative',
    city: 'Edinburgh',
    registrationNumber: 'SC581204',
    taxNumber: 'GB 290 1183 07',
  },
  ids: numbers(750, 3101),
  banks: smallBusinessBanks('Business Current Account', 'Credit Card'),
  ...plainUnitedKingdom('20.0', '5.0', '0.0', 'OUT_OF_SCOPE'),
});

/**
 * FreeAgent's accounts, which it calls categories. Their codes have three digits and are the same for every company.
 */
const freeAgentCategories: readonly ChartRow[] = [
  ['001', 'Sales', 'sales', 'none'],
  ['051', 'Interest Received', 'other income', 'none'],
  ['101', 'Cost of Sales', 'direct', 'none'],
  ['103', 'Subcontractor Costs', 'direct', 'none'],
  ['250', 'Rent', 'overhead', 'none'],
  ['251', 'Business Rates', 'overhead', 'none'],
  ['252', 'Water, Light and Heat', 'overhead', 'none'],
  ['254', 'Repairs and Maintenance', 'overhead', 'none'],
  ['270', 'Staff Training', 'overhead', 'none'],
  ['271', 'Insurance', 'overhead', 'none'],
  ['280', 'Accountancy Fees', 'overhead', 'none'],
  ['281', 'Legal and Professional Fees', 'overhead', 'none'],
  ['285', 'Accommodation and Meals', 'overhead', 'none'],
  ['286', 'Business Entertaining', 'overhead', 'none'],
  ['292', 'Mobile Phone', 'overhead', 'none'],
  ['293', 'Internet & Telephone', 'overhead', 'none'],
  ['358', 'Stationery', 'overhead', 'none'],
  ['359', 'Postage', 'overhead', 'none'],
  ['360', 'Web Hosting', 'overhead', 'none'],
  ['361', 'Computer Software', 'overhead', 'none'],
  ['362', 'Advertising and Promotion', 'overhead', 'none'],
  ['363', 'Bank/Finance Charges', 'overhead', 'none'],
  ['364', 'Books and Journals', 'overhead', 'none'],
  ['365', 'Travel', 'overhead', 'none'],
  ['366', 'Sundries', 'overhead', 'none'],
  ['401', 'Salaries', 'wages', 'none'],
  ['601', 'Computer Equipment', 'fixed asset', 'none'],
  ['681', 'Trade Debtors', 'receivable', 'none'],
  ['796', 'Trade Creditors', 'payable', 'none'],
  ['817', 'VAT', 'tax', 'none'],
  ['908', 'Capital Introduced', 'equity', 'none'],
  ['909', 'Opening Balances', 'opening', 'none'],
];

/** A tailor who is a sole trader and below the threshold for VAT. */
export const fernAndThread = buildOrganisation({
  key: 'fern-and-thread',
  platformKey: 'fbrh',
  info: {
    ...britain,
    name: 'Fern & Thread',
    legalName: 'Morag Fernie trading as Fern & Thread',
    reference: 'fern-and-thread',
    city: 'Dundee',
    registrationNumber: '',
    taxNumber: '',
    financialYearStart: '2026-04-06',
  },
  ids: numbers(1840, 9201),
  chart: freeAgentCategories,
  banks: [
    ['750-1', 'Business Current Account', 'GBP', 'Debit', 418_266, 'Tayside Mutual', '20714418', '82-11-07'],
    ['750-2', 'Business Credit Card', 'GBP', 'Credit', -22_318, 'Tayside Mutual', '4462 •••• 0916'],
    ['750-3', 'Euro Account', 'EUR', 'Debit', 96_040, 'Tayside Mutual', '20714426', '82-11-07'],
  ],
  ...freeAgentUnregistered,
  suppliers: [
    'Outlay|London',
    'Etsy|Dublin',
    'Harris Tweed Hebrides|Stornoway',
    'Royal Mail|London',
    'ScotRail|Glasgow',
  ],
  customers: ['Outlay Rewards|London', 'Duncan of Jordanstone|Dundee'],
  archivedSuppliers: ['Merchant & Mills|Rye'],
  archivedAccounts: [['367', 'Use of Home (old)', 'overhead', 'none']],
});
