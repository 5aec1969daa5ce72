import { type BankKind, britain, buildOrganisation, type OrganisationSpec } from './build';
import type { ChartKind, ChartRow } from './charts/chart';
import { xeroChart } from './charts/xero';
import { guids, type Organisation, trackingCategory } from './organisation';
import { xeroIreland, xeroUnitedKingdom } from './tax-rates';

const categories: Readonly<Record<ChartKind, string>> = {
  overhead: 'Expense.Overhead',
  direct: 'Expense.DirectCosts',
  wages: 'Expense.Wages',
  sales: 'Income.Sales',
  'other income': 'Income.Other',
  'current asset': 'Asset.Current',
  'fixed asset': 'Asset.Fixed',
  liability: 'Liability.Current',
  equity: 'Equity.Equity',
  receivable: 'Asset.Current',
  payable: 'Liability.Current',
  tax: 'Liability.Current',
  opening: 'Equity.Equity',
};

/**
 * The specification of a Xero organisation. `tracking` maps the name of each tracking category to the names of its
 * options.
 */
type XeroSpec = Omit<OrganisationSpec, 'platformKey' | 'ids' | 'tracking'> & {
  readonly tracking: Readonly<Record<string, readonly string[]>>;
};

export function buildXero({ tracking, ...spec }: XeroSpec): Organisation {
  const ids = guids(spec.key);
  return buildOrganisation({
    ...spec,
    platformKey: 'gbol',
    ids,
    category: ([, , kind]: ChartRow) => categories[kind],
    bankCategory: (kind: BankKind) => (kind === 'Credit' ? 'Liability.Current.CreditCard' : 'Asset.Current.Bank'),
    tracking: Object.entries(tracking).flatMap(([name, options]) =>
      trackingCategory(ids('tracking', name, 0), name, options, (option) => ids('tracking', `${name}/${option}`, 0)),
    ),
  });
}

/**
 * A design and events studio in Bristol with one euro account and two tracking categories. Outlay's demo company uses
 * these books.
 */
export const harbourAndFinch = buildXero({
  key: 'harbour-and-finch',
  info: {
    ...britain,
    name: 'Harbour & Finch Ltd',
    reference: '4e1a6f0c-7f0b-4b49-9f29-51f6f2c1b0aa',
    city: 'Bristol',
    registrationNumber: '11482093',
    taxNumber: 'GB 302 5541 87',
  },
  chart: xeroChart,
  banks: [
    ['090', 'Business Current', 'GBP', 'Debit', 4_215_080, 'Avon & Severn Bank', '41726058', '30-98-12'],
    ['091', 'Company Card', 'GBP', 'Credit', -38_420, 'Avon & Severn Bank', '5412 •••• 4590'],
    ['092', 'Outlay Holding', 'GBP', 'Debit', 500_000, 'Outlay', '20817734', '04-00-75'],
    ['093', 'Euro Account', 'EUR', 'Debit', 822_550, 'Avon & Severn Bank', '41726074', '30-98-12'],
  ],
  ...xeroUnitedKingdom,
  tracking: {
    Department: ['Studio', 'Events', 'Sales', 'Operations', 'Head Office'],
    Region: ['South West', 'London', 'North', 'Europe'],
  },
  suppliers: [
    'Outlay|London|Outlay Support',
    'Adobe Systems|Dublin',
    'Amazon UK|London',
    'AWS EMEA SARL|Luxembourg',
    'British Gas Business|Staines',
    'BT Business|London',
    'Clifton Courier Co|Bristol|Priya Nair',
    'Dropbox International|Dublin',
    'Great Western Railway|Swindon',
    'Harbourside Offices LLP|Bristol|Tom Albright',
    'Hiscox Insurance|Colchester',
    'Marriott Hotels|London',
    'Meridian Legal LLP|Bath|Ruth Okafor',
    'Paper & Ink Supplies|Bristol',
    'Pret A Manger|London',
    'Royal Mail|London',
    'Shell UK|London',
    'Southwest Repairs|Exeter',
    'Trainline|London',
    'Viking Office|Leicester',
    'Vodafone Business|Newbury',
    'Wagamama|London',
    'West Country First Aid Training|Taunton',
  ],
  customers: [
    'Outlay Rewards|London|Outlay Support',
    'Avonmouth Festivals|Bristol',
    'Basalt Architects|London',
    'Calder Museum|Leeds',
    'Dunlin Hotels|Bath',
  ],
  archivedSuppliers: ['Easyprint Bristol|Bristol', 'Flybe|Exeter'],
  past: [
    ['Harbourside Offices LLP', '469', 140_000, 1],
    ['Vodafone Business', '489', 8_640, 3],
    ['Adobe Systems', '463', 31_260, 5],
    ['Shell UK', '449', 6_102, 6],
    ['Hiscox Insurance', '433', 11_890, 8],
    ['Pret A Manger', '424', 1_125, 9],
    ['Trainline', '493', 6_430, 11],
    ['Royal Mail', '425', 1_840, 12],
    ['West Country First Aid Training', '480', 9_500, 13],
    ['Viking Office', '453', 7_416, 14],
    ['Dropbox International', '463', 5_760, 16],
    ['British Gas Business', '445', 16_422, 18],
    ['Great Western Railway', '493', 8_400, 19],
    ['Shell UK', '449', 5_844, 20],
    ['Meridian Legal LLP', '412', 42_000, 21],
    ['Wagamama', '424', 8_640, 24],
  ],
});

/** A food producer in Kerry. Its books for 2025 are closed. */
export const glenbegFoods = buildXero({
  key: 'glenbeg-foods',
  info: {
    name: 'Glenbeg Foods Ltd',
    reference: '8b0c7de1-24c9-4ad5-8e0e-0f3cbd3b62f4',
    baseCurrency: 'EUR',
    city: 'Killorglin',
    country: 'Ireland',
    registrationNumber: '640218',
    taxNumber: 'IE 3628841 TH',
    lockDate: '2025-12-31',
    rates: { GBP: 1.1571, USD: 0.8925 },
  },
  chart: xeroChart,
  banks: [
    ['090', 'Current Account', 'EUR', 'Debit', 2_840_011, 'Kerry Mutual', '10283344', '90-54-21'],
    ['091', 'Business Card', 'EUR', 'Credit', -71_240, 'Kerry Mutual', '4921 •••• 0077'],
    ['092', 'Sterling Account', 'GBP', 'Debit', 310_000, 'Kerry Mutual', '10283351', '90-54-21'],
  ],
  ...xeroIreland,
  tracking: { Site: ['Dairy', 'Bakery', 'Depot'] },
  suppliers: [
    'Outlay|London',
    'Applegreen|Dublin',
    'Bord Gáis Energy|Dublin',
    'Eir Business|Dublin',
    'Irish Rail|Dublin',
    'Kerry Packaging|Tralee',
    'Musgrave|Cork',
  ],
  customers: ['Outlay Rewards|London', 'Avoca|Dublin', 'SuperValu Dingle|Dingle'],
  archivedSuppliers: ['Stobart Air|Dublin'],
});
