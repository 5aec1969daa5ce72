import { britain } from '../build';
import type { ChartRow } from '../charts/chart';
import { xeroChart } from '../charts/xero';
import { xeroUnitedKingdomSince2010 } from '../tax-rates';
import { buildXero } from '../xero';
import { closedSites, siteCosts, sites } from './name-parts';
import { manySuppliers } from './suppliers';

const accountCount = 400;
const supplierCount = 3000;
const archivedSupplierCount = 90;

const banks = [
  ['080', 'Group Current', 'GBP', 'Debit', 184_220_318, 'Aire & Calder Bank', '30041177', '05-04-54'],
  ['081', 'Payroll', 'GBP', 'Debit', 60_000_000, 'Aire & Calder Bank', '30041185', '05-04-54'],
  ['082', 'Deposit', 'GBP', 'Debit', 250_000_000, 'Aire & Calder Bank', '30041193', '05-04-54'],
  ['083', 'Euro Current', 'EUR', 'Debit', 12_404_410, 'Aire & Calder Bank', '30041201', '05-04-54'],
  ['084', 'Outlay Holding', 'GBP', 'Debit', 5_000_000, 'Outlay', '20817840', '04-00-75'],
  ['085', 'Directors Card', 'GBP', 'Credit', -884_120, 'Aire & Calder Bank', '5412 •••• 8001'],
  ['086', 'Purchasing Card', 'GBP', 'Credit', -3_310_905, 'Aire & Calder Bank', '5412 •••• 8002'],
] as const;

const accountsOf = (places: typeof sites): readonly ChartRow[] =>
  places.flatMap(([siteCode, site]) =>
    siteCosts.map(([code, name, tax]): ChartRow => [`${code}-${siteCode}`, `${name} - ${site}`, 'overhead', tax]),
  );
const archivedAccounts = accountsOf(closedSites);
const accounts = [...xeroChart, ...accountsOf(sites)];
const suppliers = manySuppliers(supplierCount, 20_261_122);

/**
 * A hotel and restaurant group with many sites. Its lists are as long as those of a company that is twenty years old.
 */
export const castlegateGroup = buildXero({
  key: 'castlegate-group',
  info: {
    ...britain,
    name: 'Castlegate Group plc',
    reference: 'b7f0f4f2-3b7a-4d3e-9f25-1f6f0f0f6a90',
    city: 'Leeds',
    registrationNumber: '03190442',
    taxNumber: 'GB 682 1174 90',
  },
  chart: accounts.slice(0, accountCount - banks.length - archivedAccounts.length),
  banks,
  ...xeroUnitedKingdomSince2010,
  tracking: {
    Site: sites.map(([, name]) => name),
    Department: ['Rooms', 'Kitchen', 'Bar', 'Events', 'Spa', 'Maintenance', 'Head office'],
  },
  suppliers: suppliers.slice(0, -archivedSupplierCount),
  archivedSuppliers: suppliers.slice(-archivedSupplierCount),
  archivedAccounts,
  customers: ['Outlay Rewards|London|Outlay Support', 'Great Northern Conferences|York', 'Harewood Weddings|Leeds'],
  phone: (number) => `01632 960${String(number % 1000).padStart(3, '0')}`,
});
