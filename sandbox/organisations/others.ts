import { buildOrganisation, plainCategory } from './build';
import { fourDigitChart } from './charts';
import { type BankRow, guids, type IdStyle, numbers, trackingTree } from './organisation';
import { netSuiteUnitedKingdom, plainUnitedKingdom, quickBooksUnitedStates } from './tax-rates';

export const bankCategory = (kind: BankRow['kind']): string =>
  kind === 'Credit' ? 'Liability.Credit Card' : 'Asset.Bank';

const banks = (current: string, card: string, currency = 'GBP'): readonly BankRow[] => [
  {
    code: '1200',
    name: current,
    currency,
    kind: 'Debit',
    opening: 1_884_200,
    institution: 'Northgate Bank',
    sortCode: '20-18-63',
    number: '60448120',
  },
  {
    code: '1240',
    name: card,
    currency,
    kind: 'Credit',
    opening: -54_075,
    institution: 'Northgate Bank',
    sortCode: '',
    number: '4024 •••• 2216',
  },
];

const suppliers = [
  'Outlay|London|Outlay Support',
  'Amazon UK|London',
  'BT Business|London',
  'EDF Energy|London',
  'Hertz UK|Uxbridge',
  'LNER|York',
  'Microsoft Ireland|Dublin',
  'Premier Inn|Dunstable',
  'Royal Mail|London',
  'Screwfix|Yeovil',
  'Shell UK|London',
  'Viking Office|Leicester',
];
const customers = ['Outlay Rewards|London', 'Ridgeway Stores|Oxford', 'Tamar Logistics|Plymouth'];

const britain = { baseCurrency: 'GBP', country: 'United Kingdom', rates: { EUR: 0.8642, USD: 0.7713 } };

/** NetSuite's segments: department, location, class; the internal ids count per list. */
export const meridianComponents = buildOrganisation({
  key: 'meridian-components',
  platformKey: 'akxx',
  info: {
    ...britain,
    name: 'Meridian Components Ltd',
    legalName: 'Meridian Components Limited',
    reference: '1700060034_ETD',
    city: 'Coventry',
    registrationNumber: '07640218',
    taxNumber: 'GB 118 9902 41',
  },
  ids: numbers(112, 621),
  chart: fourDigitChart,
  category: plainCategory,
  bankCategory,
  banks: banks('Main Operating Account', 'Corporate Credit Card'),
  taxRates: netSuiteUnitedKingdom,
  defaultTax: { standard: '6', zero: '10', exempt: '10', none: 'UNDEF-GB' },
  tracking: trackingTree([
    {
      id: 'department',
      name: 'Department',
      options: ['Engineering', 'Sales', 'Finance'].map((name, index) => ({ id: `department-${index + 1}`, name })),
    },
    {
      id: 'location',
      name: 'Location',
      options: ['Coventry', 'Sheffield'].map((name, index) => ({ id: `location-${index + 1}`, name })),
    },
    {
      id: 'classification',
      name: 'Class',
      options: ['Automotive', 'Aerospace'].map((name, index) => ({ id: `classification-${index + 1}`, name })),
    },
  ]),
  suppliers,
  customers,
  archivedSuppliers: ['Maplin|Rotherham'],
});

export const ashcombeFurniture = buildOrganisation({
  key: 'ashcombe-furniture',
  platformKey: 'trji',
  info: {
    ...britain,
    name: 'Ashcombe Furniture Ltd',
    legalName: 'Ashcombe Furniture Limited',
    reference: 'Ashcombe Furniture Ltd',
    city: 'High Wycombe',
    registrationNumber: '05510934',
    taxNumber: 'GB 871 4402 19',
  },
  ids: guids('ashcombe-furniture'),
  chart: fourDigitChart,
  category: plainCategory,
  bankCategory,
  banks: banks('Checking', 'Company Card'),
  taxRates: plainUnitedKingdom({ standard: 'STANDARD', reduced: 'REDUCED', zero: 'ZERO', none: 'NOVAT' }),
  defaultTax: { standard: 'STANDARD', zero: 'ZERO', exempt: 'ZERO', none: 'NOVAT' },
  tracking: [],
  suppliers,
  customers,
  archivedSuppliers: ['Maplin|Rotherham'],
});

export const juniperCreative = buildOrganisation({
  key: 'juniper-creative',
  platformKey: 'fbrh',
  info: {
    ...britain,
    name: 'Juniper Creative Ltd',
    legalName: 'Juniper Creative Limited',
    reference: 'juniper-creative',
    city: 'Edinburgh',
    registrationNumber: 'SC581204',
    taxNumber: 'GB 290 1183 07',
  },
  ids: numbers(750, 3101),
  chart: fourDigitChart,
  category: plainCategory,
  bankCategory,
  banks: banks('Business Current Account', 'Credit Card'),
  taxRates: plainUnitedKingdom({ standard: '20.0', reduced: '5.0', zero: '0.0', none: 'OUT_OF_SCOPE' }),
  defaultTax: { standard: '20.0', zero: '0.0', exempt: '0.0', none: 'OUT_OF_SCOPE' },
  tracking: [],
  suppliers,
  customers,
  archivedSuppliers: ['Maplin|Rotherham'],
});

export const orchardCare = buildOrganisation({
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
  chart: fourDigitChart,
  category: plainCategory,
  bankCategory,
  banks: banks('Operating Account', 'Charge Card'),
  taxRates: plainUnitedKingdom({
    standard: 'UK Purchase Goods Standard Rate',
    reduced: 'UK Purchase Goods Reduced Rate',
    zero: 'UK Purchase Goods Zero Rate',
    none: 'No Input VAT',
  }),
  defaultTax: {
    standard: 'UK Purchase Goods Standard Rate',
    zero: 'UK Purchase Goods Zero Rate',
    exempt: 'UK Purchase Goods Zero Rate',
    none: 'No Input VAT',
  },
  tracking: trackingTree([
    {
      id: 'DEPARTMENT',
      name: 'Department',
      options: ['Nursing', 'Catering', 'Estates'].map((name, index) => ({
        id: `DEPARTMENT-${100 + index * 100}`,
        name,
      })),
    },
    {
      id: 'LOCATION',
      name: 'Location',
      options: ['Malvern', 'Evesham'].map((name, index) => ({ id: `LOCATION-${10 + index}`, name })),
    },
  ]),
  suppliers,
  customers,
  archivedSuppliers: ['Maplin|Rotherham'],
});

export const zohoIds: IdStyle = (kind, _name, index) =>
  `46000000000${(kind === 'account' ? 14_000 : 88_000) + index * 2 + 301}`;

export const saffronKitchens = buildOrganisation({
  key: 'saffron-kitchens',
  platformKey: 'rwuv',
  info: {
    ...britain,
    name: 'Saffron Kitchens Ltd',
    legalName: 'Saffron Kitchens Limited',
    reference: '20091284411',
    city: 'Leicester',
    registrationNumber: '10288431',
    taxNumber: 'GB 277 6631 20',
  },
  ids: zohoIds,
  chart: fourDigitChart,
  category: plainCategory,
  bankCategory,
  banks: banks('Business Account', 'Business Card'),
  taxRates: plainUnitedKingdom({
    standard: '460000000000112',
    reduced: '460000000000114',
    zero: '460000000000116',
    none: '460000000000118',
  }),
  defaultTax: {
    standard: '460000000000112',
    zero: '460000000000116',
    exempt: '460000000000116',
    none: '460000000000118',
  },
  tracking: [],
  suppliers,
  customers,
  archivedSuppliers: ['Maplin|Rotherham'],
});

export const listIds: IdStyle = (kind, _name, index) =>
  `${(kind === 'account' ? 0x8000_0018 : 0x8000_0101) + index}`.replace(
    /^(\d+)$/,
    (value) => `${Number(value).toString(16).toUpperCase()}-1671793811`,
  );

export const lakesideBuilders = buildOrganisation({
  key: 'lakeside-builders',
  platformKey: 'pqsw',
  info: {
    name: 'Lakeside Builders Inc',
    legalName: 'Lakeside Builders Inc',
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
  category: plainCategory,
  bankCategory,
  banks: banks('Checking', 'Visa', 'USD'),
  taxRates: quickBooksUnitedStates.filter(({ id }) => id === 'NON'),
  defaultTax: { standard: 'NON', zero: 'NON', exempt: 'NON', none: 'NON' },
  tracking: [],
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

export const codatSandboxCompany = buildOrganisation({
  key: 'codat-sandbox-small',
  platformKey: 'mqjo',
  info: {
    ...britain,
    name: 'Sandbox company (small)',
    legalName: 'Sandbox company (small)',
    reference: 'sandbox-small',
    city: 'Nakiaton',
    registrationNumber: '5590111724',
    taxNumber: '74111622555799035846',
  },
  ids: guids('codat-sandbox-small'),
  chart: fourDigitChart,
  category: plainCategory,
  bankCategory,
  banks: banks('Current account', 'Card'),
  taxRates: plainUnitedKingdom({ standard: '20', reduced: '5', zero: '0', none: 'NONE' }),
  defaultTax: { standard: '20', zero: '0', exempt: '0', none: 'NONE' },
  tracking: [],
  suppliers: ['Arielle Grant|Nakiaton|Alia Okuneva', 'Arthur Parisian|Lake Ebony', 'Outlay|London'],
  customers: ['Outlay Rewards|London', 'Freda Hartmann|Port Ola'],
  archivedSuppliers: ['Hobart Runolfsson|Lake Ebony'],
});
