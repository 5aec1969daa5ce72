import { buildOrganisation } from './build';
import { bankRow, numbers, trackingTree } from './organisation';
import { bankCategory, category, chart } from './quickbooks';
import { quickBooksIreland } from './tax-rates';

/** A printer on the quays in Dublin. */
export const liffeyPrint = buildOrganisation({
  key: 'liffey-print',
  platformKey: 'qhyg',
  info: {
    name: 'Liffey Print Ltd',
    legalName: 'Liffey Print Limited',
    reference: '9341453106829917',
    baseCurrency: 'EUR',
    city: 'Dublin',
    country: 'Ireland',
    registrationNumber: '588204',
    taxNumber: 'IE 3391206 KH',
    financialYearStart: '2026-01-01',
    rates: { GBP: 1.1571, USD: 0.8925 },
  },
  ids: numbers(30, 51),
  chart,
  category,
  bankCategory,
  banks: [
    bankRow('1000', 'Current account', 'EUR', 'Debit', 4_418_260, ['Quayside Bank', '88120344', '90-00-17']),
    bankRow('1010', 'Outlay Holding', 'EUR', 'Debit', 200_000, ['Outlay', '20817826', '99-06-39']),
    bankRow('2000', 'Business credit card', 'EUR', 'Credit', -96_615, ['Quayside Bank', '4319 •••• 5528']),
  ],
  taxRates: quickBooksIreland,
  defaultTax: { standard: '9_Bills', zero: '6_Bills', exempt: '4_Bills', none: 'NON' },
  salesTax: '9_Invoices',
  tracking: trackingTree([
    {
      id: 'DEPARTMENTS',
      name: 'Locations',
      options: ['Press hall', 'Bindery', 'Shop'].map((name, index) => ({ id: `DEPARTMENT_${index + 1}`, name })),
    },
    {
      id: 'CLASSES',
      name: 'Classes',
      options: ['Books', 'Packaging'].map((name, index) => ({ id: `CLASS_310000000000001107${index + 1}`, name })),
    },
  ]),
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
  phone: (number) => `020 91${String(number).padStart(5, '0')}`,
});
