import { buildOrganisation, xeroCategory } from './build';
import type { ChartRow } from './charts';
import { xeroAustralianChart, xeroGlobalChart } from './charts/xero-abroad';
import { bankRow, guids, type IdStyle, trackingTree } from './organisation';
import { archived, xeroAustralia, xeroUnitedStates, xeroWithoutTax } from './tax-rates';
import { xeroBankCategory } from './xero';

const options = (ids: IdStyle, category: string, names: readonly string[]) => ({
  id: ids('tracking', category, 0),
  name: category,
  options: names.map((name) => ({ id: ids('tracking', `${category}/${name}`, 0), name })),
});

const wattle = guids('wattle-and-stone');
const australianWords: Readonly<Record<string, string>> = {
  '478': 'Expense.Superannuation',
  '620': 'Asset.Prepayment',
  '630': 'Asset.Inventory',
  '804': 'Liability.WagesPayable',
  '825': 'Liability.PayAsYouGo',
  '826': 'Liability.Superannuation',
  '900': 'Liability.NonCurrent',
};

/** A landscape gardener in Fremantle: GST, a BAS every quarter, superannuation. */
export const wattleAndStone = buildOrganisation({
  key: 'wattle-and-stone',
  platformKey: 'gbol',
  info: {
    name: 'Wattle & Stone Pty Ltd',
    legalName: 'Wattle & Stone Pty Ltd',
    reference: 'c5d1a6ab-94e5-4d3c-8a0f-2c52be9a7e10',
    baseCurrency: 'AUD',
    city: 'Fremantle',
    country: 'Australia',
    registrationNumber: '612 884 031',
    taxNumber: '51 612 884 031',
    financialYearStart: '2026-07-01',
    rates: { USD: 1.5324, NZD: 0.9087 },
  },
  ids: wattle,
  chart: xeroAustralianChart,
  category: (row: ChartRow) => australianWords[row[0]] ?? xeroCategory(row),
  bankCategory: xeroBankCategory,
  banks: [
    bankRow('090', 'Business Transaction Account', 'AUD', 'Debit', 6_204_415, [
      'Swan Coast Bank',
      '40128855',
      '306-021',
    ]),
    bankRow('091', 'Business Visa', 'AUD', 'Credit', -218_940, ['Swan Coast Bank', '4557 •••• 3310']),
    bankRow('092', 'Outlay Holding', 'AUD', 'Debit', 400_000, ['Outlay', '20817811', '802-985']),
  ],
  taxRates: [
    ...xeroAustralia,
    archived({
      id: 'TAX003',
      name: 'Luxury Car Tax',
      code: 'TAX003',
      rate: 33,
      status: 'Active',
      use: 'purchases',
    }),
  ],
  defaultTax: { standard: 'INPUT', zero: 'EXEMPTEXPENSES', exempt: 'EXEMPTEXPENSES', none: 'BASEXCLUDED' },
  salesTax: 'OUTPUT',
  tracking: trackingTree([
    options(wattle, 'Job', ['Cottesloe terrace', 'Port Beach reserve', 'Nursery']),
    options(wattle, 'Crew', ['North', 'South', 'Maintenance']),
  ]),
  suppliers: [
    'Outlay|Sydney',
    'Ampol|Sydney',
    'Australia Post|Melbourne',
    'Bunnings Warehouse|Melbourne',
    'Coates Hire|Sydney',
    'Officeworks|Melbourne',
    'Origin Energy|Sydney',
    'Perth Bin Hire|Malaga|Deb Costa',
    'Qantas|Sydney',
    'Swan Valley Nursery|Herne Hill|Iain Petrie',
    'Telstra|Melbourne',
  ],
  customers: ['Outlay Rewards|Sydney', 'City of Fremantle|Fremantle', 'Strata Plan 4471|Cottesloe'],
  archivedSuppliers: ['Tip Top Turf|Wanneroo'],
  archivedAccounts: [['466', 'Fuel (do not use)', 'overhead', 'standard']],
  phone: (number) => `08 5550 ${String(number).padStart(4, '0')}`,
});

const larkspur = guids('larkspur-supply');

/** A garden wholesaler in Texas: it charges sales tax and reclaims none. */
export const larkspurSupply = buildOrganisation({
  key: 'larkspur-supply',
  platformKey: 'gbol',
  info: {
    name: 'Larkspur Supply Co',
    legalName: 'Larkspur Supply Company, LLC',
    reference: '1f3b9e57-6b60-4d7f-bf7e-0f6d9d5b7a42',
    baseCurrency: 'USD',
    city: 'Austin, TX',
    country: 'United States',
    registrationNumber: '84-1190276',
    taxNumber: '84-1190276',
    financialYearStart: '2026-01-01',
    rates: { CAD: 0.7184, EUR: 1.1204, GBP: 1.2965 },
  },
  ids: larkspur,
  chart: xeroGlobalChart,
  category: xeroCategory,
  bankCategory: xeroBankCategory,
  banks: [
    bankRow('101', 'Operating Checking', 'USD', 'Debit', 9_133_028, ['Barton Creek Bank', '000772190', '114000093']),
    bankRow('102', 'Payroll Checking', 'USD', 'Debit', 2_000_000, ['Barton Creek Bank', '000772208', '114000093']),
    bankRow('211', 'Corporate Card', 'USD', 'Credit', -412_377, ['Barton Creek Bank', '5102 •••• 8841']),
  ],
  taxRates: xeroUnitedStates,
  defaultTax: { standard: 'INPUT', zero: 'NONE', exempt: 'NONE', none: 'NONE' },
  salesTax: 'TAX001',
  tracking: trackingTree([
    options(larkspur, 'Warehouse', ['Austin', 'Round Rock', 'San Antonio']),
    options(larkspur, 'Channel', ['Trade', 'Retail', 'Online']),
  ]),
  suppliers: [
    'Outlay|New York',
    'Austin Energy|Austin',
    'Chevron|San Ramon',
    'FedEx|Memphis',
    'Home Depot|Atlanta',
    'Marriott|Bethesda',
    'Southwest Airlines|Dallas',
    'Spectrum Business|Stamford',
    'Staples|Framingham',
    'Uline|Pleasant Prairie',
  ],
  customers: ['Outlay Rewards|New York', 'Hill Country Gardens|Fredericksburg', 'Zilker Conservancy|Austin'],
  archivedSuppliers: ['Lone Star Couriers|Austin'],
  archivedAccounts: [['630', 'Freight (old)', 'overhead', 'standard']],
  phone: (number) => `512-555-${String(number).padStart(4, '0')}`,
});

const lantern = guids('kowloon-lantern');

/** A lighting designer in Hong Kong, where there is no sales tax: everything is `NONE`. */
export const kowloonLantern = buildOrganisation({
  key: 'kowloon-lantern',
  platformKey: 'gbol',
  info: {
    name: 'Kowloon Lantern Ltd',
    legalName: 'Kowloon Lantern Limited',
    reference: '70c2f6f4-0f0c-45a4-a4d5-5e7c2b7e9b33',
    baseCurrency: 'HKD',
    city: 'Hong Kong',
    country: 'Hong Kong',
    registrationNumber: '2904417',
    taxNumber: '',
    rates: { CNY: 1.0832, USD: 7.8114 },
  },
  ids: lantern,
  chart: xeroGlobalChart.map(([code, name, kind]) => [code, name, kind, 'none'] as const),
  category: xeroCategory,
  bankCategory: xeroBankCategory,
  banks: [
    bankRow('101', 'HKD Current Account', 'HKD', 'Debit', 48_310_900, ['Victoria Harbour Bank', '441-802817-001']),
    bankRow('102', 'USD Savings Account', 'USD', 'Debit', 1_904_220, ['Victoria Harbour Bank', '441-802817-274']),
    bankRow('211', 'Business Mastercard', 'HKD', 'Credit', -1_288_560, ['Victoria Harbour Bank', '5520 •••• 6604']),
  ],
  taxRates: xeroWithoutTax,
  defaultTax: { standard: 'NONE', zero: 'NONE', exempt: 'NONE', none: 'NONE' },
  tracking: trackingTree([options(lantern, 'Project', ['Harbour walk', 'Mei Ho House', 'Showroom'])]),
  suppliers: [
    'Outlay|London||HKD|United Kingdom',
    'Cathay Pacific|Hong Kong',
    'CLP Power|Hong Kong',
    'HKBN Enterprise|Hong Kong',
    'MTR Corporation|Hong Kong',
    'Shenzhen Brightway LED 深圳市明路照明|Shenzhen|Lin Xiaoyan|CNY|China',
    'Tai Kwun Printing 大館印刷|Hong Kong|Wong Ka Yan',
  ],
  customers: ['Outlay Rewards|London', 'West Kowloon Arts|Hong Kong'],
  archivedSuppliers: ['Sham Shui Po Cables|Hong Kong'],
  archivedAccounts: [['629', 'Sundry (old)', 'overhead', 'none']],
  phone: (number) => `+852 5550 ${String(number).padStart(4, '0')}`,
});
