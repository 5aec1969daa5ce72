import { buildOrganisation, xeroCategory } from './build';
import { xeroChart } from './charts';
import { type BankRow, guids, trackingTree } from './organisation';
import { xeroIreland, xeroUnitedKingdom } from './tax-rates';

export const xeroBankCategory = (kind: BankRow['kind']): string =>
  kind === 'Credit' ? 'Liability.Current.CreditCard' : 'Asset.Current.Bank';

const harbour = guids('harbour-and-finch');

/** A design and events studio in Bristol: one euro account, two tracking categories. The demo company's books. */
export const harbourAndFinch = buildOrganisation({
  key: 'harbour-and-finch',
  platformKey: 'gbol',
  info: {
    name: 'Harbour & Finch Ltd',
    legalName: 'Harbour & Finch Limited',
    reference: '4e1a6f0c-7f0b-4b49-9f29-51f6f2c1b0aa',
    baseCurrency: 'GBP',
    city: 'Bristol',
    country: 'United Kingdom',
    registrationNumber: '11482093',
    taxNumber: 'GB 302 5541 87',
    rates: { EUR: 0.8642, USD: 0.7713 },
  },
  ids: harbour,
  chart: xeroChart,
  category: xeroCategory,
  bankCategory: xeroBankCategory,
  banks: [
    {
      code: '090',
      name: 'Business Current',
      currency: 'GBP',
      kind: 'Debit',
      opening: 4_215_080,
      institution: 'Avon & Severn Bank',
      sortCode: '30-98-12',
      number: '41726058',
    },
    {
      code: '091',
      name: 'Company Card',
      currency: 'GBP',
      kind: 'Credit',
      opening: -38_420,
      institution: 'Avon & Severn Bank',
      sortCode: '',
      number: '5412 •••• 4590',
    },
    {
      code: '092',
      name: 'Outlay Holding',
      currency: 'GBP',
      kind: 'Debit',
      opening: 500_000,
      institution: 'Outlay',
      sortCode: '04-00-75',
      number: '20817734',
    },
    {
      code: '093',
      name: 'Euro Account',
      currency: 'EUR',
      kind: 'Debit',
      opening: 822_550,
      institution: 'Avon & Severn Bank',
      sortCode: '30-98-12',
      number: '41726074',
    },
  ],
  taxRates: xeroUnitedKingdom,
  defaultTax: { standard: 'INPUT2', zero: 'ZERORATEDINPUT', exempt: 'EXEMPTEXPENSES', none: 'NONE' },
  salesTax: 'OUTPUT2',
  tracking: trackingTree([
    {
      id: harbour('tracking', 'Department', 0),
      name: 'Department',
      options: ['Studio', 'Events', 'Sales', 'Operations', 'Head Office'].map((name) => ({
        id: harbour('tracking', `Department/${name}`, 0),
        name,
      })),
    },
    {
      id: harbour('tracking', 'Region', 0),
      name: 'Region',
      options: ['South West', 'London', 'North', 'Europe'].map((name) => ({
        id: harbour('tracking', `Region/${name}`, 0),
        name,
      })),
    },
  ]),
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
  ],
  customers: [
    'Outlay Rewards|London|Outlay Support',
    'Avonmouth Festivals|Bristol',
    'Basalt Architects|London',
    'Calder Museum|Leeds',
    'Dunlin Hotels|Bath',
  ],
  archivedSuppliers: ['Easyprint Bristol|Bristol', 'Flybe|Exeter'],
});

const glenbeg = guids('glenbeg-foods');

/** A food producer in Kerry whose 2025 books are closed. */
export const glenbegFoods = buildOrganisation({
  key: 'glenbeg-foods',
  platformKey: 'gbol',
  info: {
    name: 'Glenbeg Foods Ltd',
    legalName: 'Glenbeg Foods Limited',
    reference: '8b0c7de1-24c9-4ad5-8e0e-0f3cbd3b62f4',
    baseCurrency: 'EUR',
    city: 'Killorglin',
    country: 'Ireland',
    registrationNumber: '640218',
    taxNumber: 'IE 3628841 TH',
    lockDate: '2025-12-31',
    rates: { GBP: 1.1571, USD: 0.8925 },
  },
  ids: glenbeg,
  chart: xeroChart,
  category: xeroCategory,
  bankCategory: xeroBankCategory,
  banks: [
    {
      code: '090',
      name: 'Current Account',
      currency: 'EUR',
      kind: 'Debit',
      opening: 2_840_011,
      institution: 'Kerry Mutual',
      sortCode: '90-54-21',
      number: '10283344',
    },
    {
      code: '091',
      name: 'Business Card',
      currency: 'EUR',
      kind: 'Credit',
      opening: -71_240,
      institution: 'Kerry Mutual',
      sortCode: '',
      number: '4921 •••• 0077',
    },
    {
      code: '092',
      name: 'Sterling Account',
      currency: 'GBP',
      kind: 'Debit',
      opening: 310_000,
      institution: 'Kerry Mutual',
      sortCode: '90-54-21',
      number: '10283351',
    },
  ],
  taxRates: xeroIreland,
  defaultTax: { standard: 'INPUT', zero: 'ZERORATEDINPUT', exempt: 'NONE', none: 'NONE' },
  salesTax: 'OUTPUT',
  tracking: trackingTree([
    {
      id: glenbeg('tracking', 'Site', 0),
      name: 'Site',
      options: ['Dairy', 'Bakery', 'Depot'].map((name) => ({ id: glenbeg('tracking', `Site/${name}`, 0), name })),
    },
  ]),
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
