import { buildOrganisation, xeroCategory } from '../build';
import { type ChartRow, xeroChart } from '../charts';
import { bankRow, guids, trackingTree } from '../organisation';
import { oldStandardRate, xeroUnitedKingdom } from '../tax-rates';
import { xeroBankCategory } from '../xero';
import { manySuppliers } from './suppliers';
import { closedSites, siteLines, sites } from './words';

const castlegate = guids('castlegate-group');
const accountsInAll = 400;
const suppliersInAll = 3000;
const goneInAll = 90;

const banks = [
  bankRow('080', 'Group Current', 'GBP', 'Debit', 184_220_318, ['Aire & Calder Bank', '30041177', '05-04-54']),
  bankRow('081', 'Payroll', 'GBP', 'Debit', 60_000_000, ['Aire & Calder Bank', '30041185', '05-04-54']),
  bankRow('082', 'Deposit', 'GBP', 'Debit', 250_000_000, ['Aire & Calder Bank', '30041193', '05-04-54']),
  bankRow('083', 'Euro Current', 'EUR', 'Debit', 12_404_410, ['Aire & Calder Bank', '30041201', '05-04-54']),
  bankRow('084', 'Outlay Holding', 'GBP', 'Debit', 5_000_000, ['Outlay', '20817840', '04-00-75']),
  bankRow('085', 'Directors Card', 'GBP', 'Credit', -884_120, ['Aire & Calder Bank', '5412 •••• 8001']),
  bankRow('086', 'Purchasing Card', 'GBP', 'Credit', -3_310_905, ['Aire & Calder Bank', '5412 •••• 8002']),
];

const lines = (places: typeof sites): readonly ChartRow[] =>
  places.flatMap(([code, name]) =>
    siteLines.map(([line, words, tax]): ChartRow => [`${line}-${code}`, `${words} - ${name}`, 'overhead', tax]),
  );
const closed = lines(closedSites);
const live = [...xeroChart, ...lines(sites)];
const people = manySuppliers(suppliersInAll, 20_261_122);

/** A hotel and restaurant group with a site in every town: what a list looks like after twenty years. */
export const castlegateGroup = buildOrganisation({
  key: 'castlegate-group',
  platformKey: 'gbol',
  info: {
    name: 'Castlegate Group plc',
    legalName: 'Castlegate Group plc',
    reference: 'b7f0f4f2-3b7a-4d3e-9f25-1f6f0f0f6a90',
    baseCurrency: 'GBP',
    city: 'Leeds',
    country: 'United Kingdom',
    registrationNumber: '03190442',
    taxNumber: 'GB 682 1174 90',
    rates: { EUR: 0.8642, USD: 0.7713 },
  },
  ids: castlegate,
  chart: live.slice(0, accountsInAll - banks.length - closed.length),
  category: xeroCategory,
  bankCategory: xeroBankCategory,
  banks,
  taxRates: [...xeroUnitedKingdom, oldStandardRate],
  defaultTax: { standard: 'INPUT2', zero: 'ZERORATEDINPUT', exempt: 'EXEMPTEXPENSES', none: 'NONE' },
  salesTax: 'OUTPUT2',
  tracking: trackingTree([
    {
      id: castlegate('tracking', 'Site', 0),
      name: 'Site',
      options: sites.map(([, name]) => ({ id: castlegate('tracking', `Site/${name}`, 0), name })),
    },
    {
      id: castlegate('tracking', 'Department', 0),
      name: 'Department',
      options: ['Rooms', 'Kitchen', 'Bar', 'Events', 'Spa', 'Maintenance', 'Head office'].map((name) => ({
        id: castlegate('tracking', `Department/${name}`, 0),
        name,
      })),
    },
  ]),
  suppliers: people.slice(0, suppliersInAll - goneInAll),
  archivedSuppliers: people.slice(suppliersInAll - goneInAll),
  archivedAccounts: closed,
  customers: ['Outlay Rewards|London|Outlay Support', 'Great Northern Conferences|York', 'Harewood Weddings|Leeds'],
  phone: (number) => `01632 960${String(number % 1000).padStart(3, '0')}`,
});
