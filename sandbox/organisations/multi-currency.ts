import type { BankRow } from './build';
import { quickBooksChart } from './charts/quickbooks';
import { xeroChart } from './charts/xero';
import { buildQuickBooks, locations } from './quickbooks';
import { quickBooksUnitedKingdom, xeroUnitedKingdom } from './tax-rates';
import { buildXero } from './xero';

const rates = { CHF: 0.9218, EUR: 0.8642, JPY: 0.00512, KWD: 2.5134, SEK: 0.0789, USD: 0.7713 };

/**
 * Returns bank accounts in several currencies. Yen have no decimals and dinars have three, which reveals code that
 * assumes two.
 */
const banks = (codes: readonly string[]): readonly BankRow[] => {
  const rows = [
    ['Sterling Current', 'GBP', 'Debit', 8_830_114, '70014420'],
    ['Euro Current', 'EUR', 'Debit', 3_207_655, '70014438'],
    ['US Dollar Current', 'USD', 'Debit', 5_118_290, '70014446'],
    ['Yen Current', 'JPY', 'Debit', 9_400_350, '70014453'],
    ['Swiss Franc Current', 'CHF', 'Debit', 1_120_080, '70014461'],
    ['Kuwaiti Dinar Current', 'KWD', 'Debit', 14_250_750, '70014479'],
    ['Sterling Card', 'GBP', 'Credit', -184_433, '5412 •••• 7001'],
    ['Euro Card', 'EUR', 'Credit', -62_090, '5412 •••• 7002'],
    ['US Dollar Card', 'USD', 'Credit', -240_775, '5412 •••• 7003'],
    ['Yen Card', 'JPY', 'Credit', -318_400, '5412 •••• 7004'],
  ] as const;
  return rows.map(([name, currency, kind, opening, number], index) => {
    const sortCode = kind === 'Debit' ? '16-57-90' : '';
    return [codes[index] ?? name, name, currency, kind, opening, 'Solent Overseas Bank', number, sortCode];
  });
};

/**
 * A ship chandler in Southampton. A supplier in QuickBooks has one currency, so some suppliers are in the list twice.
 */
export const solentChandlers = buildQuickBooks({
  key: 'solent-chandlers',
  info: {
    name: 'Solent Chandlers Ltd',
    reference: '9130353370918822',
    baseCurrency: 'GBP',
    city: 'Southampton',
    country: 'United Kingdom',
    registrationNumber: '04418207',
    taxNumber: 'GB 744 2091 63',
    rates,
  },
  chart: [
    ...quickBooksChart,
    ['6195', 'Exchange Gain or Loss', 'overhead', 'none', 'Expense.Other Expense.ExchangeGainOrLoss'],
  ],
  banks: banks(['1000', '1010', '1020', '1030', '1040', '1050', '2000', '2010', '2020', '2030']),
  ...quickBooksUnitedKingdom,
  tracking: locations('Southampton', 'Rotterdam', 'Yokohama'),
  suppliers: [
    'Outlay|London',
    'Outlay (EUR)|London||EUR',
    'Outlay (USD)|London||USD',
    'Outlay (JPY)|London||JPY',
    'ABP Southampton|Southampton',
    'ANA Holdings|Tokyo||JPY|Japan',
    'Delta Air Lines|Atlanta||USD|United States',
    'Gulf Ship Stores KSC|Kuwait City|Yousef Al-Sabti|KWD|Kuwait',
    'Hapag Verpackung GmbH|Hamburg|Anke Lührs|EUR|Germany',
    'Hotel Bären|Basel|Reto Zürcher|CHF|Switzerland',
    'Isle of Wight Ferries|Southampton',
    'Lotteria Yokohama ロッテリア|Yokohama||JPY|Japan',
    'Maas Havenservice BV|Rotterdam|Joost van Dijk|EUR|Netherlands',
    'Microsoft Ireland|Dublin||EUR|Ireland',
    'Shell UK|London',
    'Svensk Tågtrafik AB|Göteborg||SEK|Sweden',
    'Uber|San Francisco||USD|United States',
  ],
  customers: ['Outlay Rewards|London', 'Cunard Stores|Southampton', 'Nippon Kisen|Tokyo||JPY|Japan'],
  archivedSuppliers: ['Rhine Barge Supplies|Basel||CHF|Switzerland'],
  archivedAccounts: [['6196', 'Exchange differences (old)', 'overhead', 'none']],
});

/**
 * A travel company with tours on four continents. In Xero the bank account determines the currency; contacts have none.
 */
export const northmarkExpeditions = buildXero({
  key: 'northmark-expeditions',
  info: {
    name: 'Northmark Expeditions Ltd',
    reference: '29d2a0b3-6a1c-4b9a-8e35-d0a1f7b4c611',
    baseCurrency: 'GBP',
    city: 'Keswick',
    country: 'United Kingdom',
    registrationNumber: '08215590',
    taxNumber: 'GB 315 7728 09',
    rates,
  },
  chart: xeroChart,
  banks: banks(['090', '091', '092', '093', '094', '095', '080', '081', '082', '083']),
  ...xeroUnitedKingdom,
  tracking: { Tour: ['Lofoten', 'Hokkaido', 'Haute Route', 'Patagonia'] },
  suppliers: [
    'Outlay|London',
    'Alpinhütte Täschalp|Täsch||CHF|Switzerland',
    'Booking.com|Amsterdam|||Netherlands',
    'Cotswold Outdoor|Malmesbury',
    'Hokkaido Railway|Sapporo|||Japan',
    'Hurtigruten|Oslo|||Norway',
    'Keswick Minibuses|Keswick|Alan Postlethwaite',
    'LATAM Airlines|Santiago|||Chile',
    'Refugio Los Cóndores|El Chaltén|María José Núñez||Argentina',
    'Trainline|London',
  ],
  customers: ['Outlay Rewards|London', 'Lakeland School Trust|Kendal'],
  archivedSuppliers: ['Flybe|Exeter'],
  archivedAccounts: [['495', 'Travel - Europe (old)', 'overhead', 'zero']],
});
