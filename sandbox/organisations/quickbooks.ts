import { britain, buildOrganisation, type OrganisationSpec } from './build';
import { quickBooksChart } from './charts/quickbooks';
import { numbers, type Organisation, phones, trackingCategory } from './organisation';
import { quickBooksIreland, quickBooksUnitedKingdom, quickBooksUnitedStates } from './tax-rates';

type QuickBooksSpec = Omit<OrganisationSpec, 'platformKey' | 'ids' | 'chart'> &
  Partial<Pick<OrganisationSpec, 'chart'>>;

export const buildQuickBooks = (spec: QuickBooksSpec): Organisation =>
  buildOrganisation({
    chart: quickBooksChart,
    ...spec,
    platformKey: 'qhyg',
    ids: numbers(30, 51),
    category: () => 'Expense.Expense.OtherBusinessExpenses',
    bankCategory: (kind) => (kind === 'Credit' ? 'Liability.Credit Card.CreditCard' : 'Asset.Bank.Checking'),
  });

/**
 * Returns QuickBooks locations as tracking options. Codat gives locations ids such as `DEPARTMENT_1`, and classes ids
 * such as `CLASS_1`, and has a separate list for each.
 */
export const locations = (...names: readonly string[]) =>
  trackingCategory('DEPARTMENTS', 'Locations', names, (_, index) => `DEPARTMENT_${index + 1}`);
const classes = (idPrefix: string, ...names: readonly string[]) =>
  trackingCategory('CLASSES', 'Classes', names, (_, index) => `CLASS_${idPrefix}${index + 1}`);

/** A dental practice with three surgeries. */
export const brightDental = buildQuickBooks({
  key: 'bright-dental',
  info: {
    ...britain,
    name: 'Bright Dental Ltd',
    reference: '9130357849219106',
    city: 'Bristol',
    registrationNumber: '09315527',
    taxNumber: 'GB 214 7730 52',
  },
  banks: [
    ['1000', 'Current account', 'GBP', 'Debit', 3_102_233, 'Northgate Bank', '60317285', '20-18-63'],
    ['2000', 'Practice credit card', 'GBP', 'Credit', -124_760, 'Northgate Bank', '4024 •••• 7193'],
    ['1010', 'Outlay Holding', 'GBP', 'Debit', 250_000, 'Outlay', '20817801', '04-00-75'],
  ],
  ...quickBooksUnitedKingdom,
  tracking: [
    ...locations('Clifton', 'Redland', 'Head Office'),
    ...classes('510000000000004002', 'NHS', 'Private', 'Hygiene'),
  ],
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
  past: [
    ['Clifton Cleaning', '6110', 18_000, 2],
    ['BT Business', '6140', 7_248, 3],
    ['Microsoft Ireland', '6120', 12_420, 5],
    ['Henry Schein', '6130', 86_400, 7],
    ['NatWest Insurance', '6060', 24_310, 8],
    ['Trainline', '6160', 6_430, 11],
    ['Royal Mail', '6090', 2_275, 12],
    ['Viking Office', '6080', 9_912, 14],
    ['Shell UK', '6020', 5_480, 17],
    ['Dental Directory', '6130', 41_130, 21],
  ],
});

/** An American restaurant group. Its purchases have no sales tax. */
export const cedarAndMain = buildQuickBooks({
  key: 'cedar-and-main',
  info: {
    name: 'Cedar & Main LLC',
    reference: '4620816365291038',
    baseCurrency: 'USD',
    city: 'Portland, OR',
    country: 'United States',
    registrationNumber: '82-3390417',
    taxNumber: '82-3390417',
    financialYearStart: '2026-01-01',
    rates: { EUR: 1.1204, GBP: 1.2965 },
  },
  banks: [
    ['1000', 'Checking', 'USD', 'Debit', 5_410_900, 'Willamette Bank', '000419283', '123006800'],
    ['2000', 'Business Platinum Card', 'USD', 'Credit', -302_155, 'Willamette Bank', '3782 •••• 1005'],
  ],
  ...quickBooksUnitedStates,
  tracking: locations('Pearl District', 'Hawthorne'),
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

/** A printing company in Dublin. */
export const liffeyPrint = buildQuickBooks({
  key: 'liffey-print',
  info: {
    name: 'Liffey Print Ltd',
    reference: '9341453106829917',
    baseCurrency: 'EUR',
    city: 'Dublin',
    country: 'Ireland',
    registrationNumber: '588204',
    taxNumber: 'IE 3391206 KH',
    financialYearStart: '2026-01-01',
    rates: { GBP: 1.1571, USD: 0.8925 },
  },
  banks: [
    ['1000', 'Current account', 'EUR', 'Debit', 4_418_260, 'Quayside Bank', '88120344', '90-00-17'],
    ['1010', 'Outlay Holding', 'EUR', 'Debit', 200_000, 'Outlay', '20817826', '99-06-39'],
    ['2000', 'Business credit card', 'EUR', 'Credit', -96_615, 'Quayside Bank', '4319 •••• 5528'],
  ],
  ...quickBooksIreland,
  tracking: [...locations('Press hall', 'Bindery', 'Shop'), ...classes('310000000000001107', 'Books', 'Packaging')],
  suppliers: [
    'Outlay|London|||United Kingdom',
    'An Post|Dublin',
    'Applegreen|Dublin',
    'Bord Gáis Energy|Dublin',
    'Eir Business|Dublin',
    'Heidelberger Ersatzteile GmbH|Heidelberg|Jürgen Voß||Germany',
    'Irish Rail|Dublin',
    'O\u2019Connell Papers|Naas|Síle Ní Chonaill',
    'Stena Line|Dublin',
  ],
  customers: ['Outlay Rewards|London', 'Chapters Bookshop|Dublin', 'Trinity Press|Dublin'],
  archivedSuppliers: ['Ringsend Inks|Dublin'],
  archivedAccounts: [['6025', 'Mileage (old scheme)', 'overhead', 'none']],
  phone: phones('020 91', 5),
});

/** A bookshop. Its accountant has closed the books up to the end of March. */
export const penroseBooks = buildQuickBooks({
  key: 'penrose-books',
  info: {
    ...britain,
    name: 'Penrose & Daughters Ltd',
    reference: '9130351187204465',
    city: 'Falmouth',
    registrationNumber: '10772318',
    taxNumber: 'GB 263 9015 74',
    lockDate: '2026-03-31',
  },
  banks: [
    ['1000', 'Current account', 'GBP', 'Debit', 1_240_918, 'Carrick Roads Bank', '51190032', '40-22-70'],
    ['1020', 'Savings account', 'GBP', 'Debit', 1_500_000, 'Carrick Roads Bank', '51190040', '40-22-70'],
    ['2000', 'Company credit card', 'GBP', 'Credit', -41_205, 'Carrick Roads Bank', '5434 •••• 9021'],
  ],
  ...quickBooksUnitedKingdom,
  tracking: locations('Falmouth', 'Truro'),
  suppliers: [
    'Outlay|London',
    'Cornwall Couriers|Truro|Jenna Rowe',
    'Gardners Books|Eastbourne',
    'Great Western Railway|Swindon',
    'Royal Mail|London',
    'South West Water|Exeter',
    'Vodafone Business|Newbury',
  ],
  customers: ['Outlay Rewards|London', 'Falmouth University|Falmouth'],
  archivedSuppliers: ['Bertram Books|Norwich'],
  archivedAccounts: [['6165', 'Travel abroad (old)', 'overhead', 'zero']],
});

/** The sandbox company that Intuit gives to developers. */
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
