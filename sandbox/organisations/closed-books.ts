import { buildOrganisation } from './build';
import { bankRow, numbers, trackingTree } from './organisation';
import { bankCategory, category, chart } from './quickbooks';
import { quickBooksUnitedKingdom } from './tax-rates';

/** A bookshop whose accountant closed the year to the end of March. */
export const penroseBooks = buildOrganisation({
  key: 'penrose-books',
  platformKey: 'qhyg',
  info: {
    name: 'Penrose & Daughters Ltd',
    legalName: 'Penrose & Daughters Limited',
    reference: '9130351187204465',
    baseCurrency: 'GBP',
    city: 'Falmouth',
    country: 'United Kingdom',
    registrationNumber: '10772318',
    taxNumber: 'GB 263 9015 74',
    lockDate: '2026-03-31',
    rates: { EUR: 0.8642, USD: 0.7713 },
  },
  ids: numbers(30, 51),
  chart,
  category,
  bankCategory,
  banks: [
    bankRow('1000', 'Current account', 'GBP', 'Debit', 1_240_918, ['Carrick Roads Bank', '51190032', '40-22-70']),
    bankRow('1020', 'Savings account', 'GBP', 'Debit', 1_500_000, ['Carrick Roads Bank', '51190040', '40-22-70']),
    bankRow('2000', 'Company credit card', 'GBP', 'Credit', -41_205, ['Carrick Roads Bank', '5434 •••• 9021']),
  ],
  taxRates: quickBooksUnitedKingdom,
  defaultTax: { standard: '20_Bills', zero: '10_Bills', exempt: '7_Bills', none: 'NON' },
  salesTax: '20_Invoices',
  tracking: trackingTree([
    {
      id: 'DEPARTMENTS',
      name: 'Locations',
      options: ['Falmouth', 'Truro'].map((name, index) => ({ id: `DEPARTMENT_${index + 1}`, name })),
    },
  ]),
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
