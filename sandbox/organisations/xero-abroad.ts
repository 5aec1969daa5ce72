import { xeroAustralianChart, xeroGlobalChart } from './charts/xero-abroad';
import { phones } from './organisation';
import { xeroAustralia, xeroUnitedStates, xeroWithoutTax } from './tax-rates';
import { buildXero } from './xero';

/** A landscape gardener in Fremantle, with GST, a quarterly BAS and superannuation. */
export const wattleAndStone = buildXero({
  key: 'wattle-and-stone',
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
  chart: xeroAustralianChart,
  banks: [
    ['090', 'Business Transaction Account', 'AUD', 'Debit', 6_204_415, 'Swan Coast Bank', '40128855', '306-021'],
    ['091', 'Business Visa', 'AUD', 'Credit', -218_940, 'Swan Coast Bank', '4557 •••• 3310'],
    ['092', 'Outlay Holding', 'AUD', 'Debit', 400_000, 'Outlay', '20817811', '802-985'],
  ],
  ...xeroAustralia,
  tracking: { Job: ['Cottesloe terrace', 'Port Beach reserve', 'Nursery'], Crew: ['North', 'South', 'Maintenance'] },
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
  phone: phones('08 5550 '),
});

/** A garden wholesaler in Texas. It charges sales tax and cannot reclaim any. */
export const larkspurSupply = buildXero({
  key: 'larkspur-supply',
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
  chart: xeroGlobalChart,
  banks: [
    ['101', 'Operating Checking', 'USD', 'Debit', 9_133_028, 'Barton Creek Bank', '000772190', '114000093'],
    ['102', 'Payroll Checking', 'USD', 'Debit', 2_000_000, 'Barton Creek Bank', '000772208', '114000093'],
    ['211', 'Corporate Card', 'USD', 'Credit', -412_377, 'Barton Creek Bank', '5102 •••• 8841'],
  ],
  ...xeroUnitedStates,
  tracking: { Warehouse: ['Austin', 'Round Rock', 'San Antonio'], Channel: ['Trade', 'Retail', 'Online'] },
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
  phone: phones('512-555-'),
});

/** A lighting designer in Hong Kong. There is no sales tax there, so every tax rate is `NONE`. */
export const kowloonLantern = buildXero({
  key: 'kowloon-lantern',
  info: {
    name: 'Kowloon Lantern Ltd',
    reference: '70c2f6f4-0f0c-45a4-a4d5-5e7c2b7e9b33',
    baseCurrency: 'HKD',
    city: 'Hong Kong',
    country: 'Hong Kong',
    registrationNumber: '2904417',
    taxNumber: '',
    rates: { CNY: 1.0832, USD: 7.8114 },
  },
  chart: xeroGlobalChart.map(([code, name, kind]) => [code, name, kind, 'none'] as const),
  banks: [
    ['101', 'HKD Current Account', 'HKD', 'Debit', 48_310_900, 'Victoria Harbour Bank', '441-802817-001'],
    ['102', 'USD Savings Account', 'USD', 'Debit', 1_904_220, 'Victoria Harbour Bank', '441-802817-274'],
    ['211', 'Business Mastercard', 'HKD', 'Credit', -1_288_560, 'Victoria Harbour Bank', '5520 •••• 6604'],
  ],
  ...xeroWithoutTax,
  tracking: { Project: ['Harbour walk', 'Mei Ho House', 'Showroom'] },
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
  phone: phones('+852 5550 '),
});
