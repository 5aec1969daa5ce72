import { britain, buildOrganisation } from './build';
import type { ChartRow } from './charts/chart';
import { numbers, phones, trackingCategory } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { netSuiteGermany, netSuiteUnitedKingdom, netSuiteUnitedStates } from './tax-rates';

/**
 * Returns NetSuite's three tracking lists: departments, locations and classes. The internal ids start again in each
 * list.
 */
const segments = (department: readonly string[], location: readonly string[], classification: readonly string[]) =>
  (
    [
      ['department', 'Department', department],
      ['location', 'Location', location],
      ['classification', 'Class', classification],
    ] as const
  ).flatMap(([id, name, options]) => trackingCategory(id, name, options, (_, index) => `${id}-${index + 1}`));

export const meridianComponents = buildOrganisation({
  ...smallBusiness,
  key: 'meridian-components',
  platformKey: 'akxx',
  info: {
    ...britain,
    name: 'Meridian Components Ltd',
    reference: '1700060034_ETD',
    city: 'Coventry',
    registrationNumber: '07640218',
    taxNumber: 'GB 118 9902 41',
  },
  ids: numbers(112, 621),
  banks: smallBusinessBanks('Main Operating Account', 'Corporate Credit Card'),
  ...netSuiteUnitedKingdom,
  tracking: segments(['Engineering', 'Sales', 'Finance'], ['Coventry', 'Sheffield'], ['Automotive', 'Aerospace']),
});

const americanChart: readonly ChartRow[] = [
  ['40000', 'Product Revenue', 'sales', 'standard'],
  ['49000', 'Other Income', 'other income', 'none'],
  ['50000', 'Cost of Goods Sold', 'direct', 'none'],
  ['60100', 'Salaries & Wages', 'wages', 'none'],
  ['61000', 'Advertising', 'overhead', 'none'],
  ['61500', 'Bank Fees', 'overhead', 'none'],
  ['62000', 'Dues & Subscriptions', 'overhead', 'none'],
  ['62500', 'Insurance', 'overhead', 'none'],
  ['63000', 'Legal & Professional', 'overhead', 'none'],
  ['63500', 'Office Supplies', 'overhead', 'none'],
  ['64000', 'Postage & Shipping', 'overhead', 'none'],
  ['64500', 'Rent', 'overhead', 'none'],
  ['65000', 'Software & Hosting', 'overhead', 'none'],
  ['65500', 'Telephone & Internet', 'overhead', 'none'],
  ['66000', 'Travel - Airfare', 'overhead', 'none'],
  ['66100', 'Travel - Lodging', 'overhead', 'none'],
  ['66200', 'Travel - Meals', 'overhead', 'none'],
  ['66300', 'Travel - Ground Transportation', 'overhead', 'none'],
  ['67000', 'Utilities', 'overhead', 'none'],
  ['11000', 'Accounts Receivable', 'receivable', 'none'],
  ['15000', 'Lab Equipment', 'fixed asset', 'none'],
  ['20000', 'Accounts Payable', 'payable', 'none'],
  ['22000', 'Sales Taxes Payable', 'tax', 'none'],
  ['30000', 'Opening Balance', 'opening', 'none'],
  ['32000', 'Retained Earnings', 'equity', 'none'],
];

/** An instrument maker near Boston. Every purchase has the tax code `-7`, as NetSuite requires there. */
export const cobaltInstruments = buildOrganisation({
  key: 'cobalt-instruments',
  platformKey: 'akxx',
  info: {
    name: 'Cobalt Instruments Inc',
    legalName: 'Cobalt Instruments, Inc.',
    reference: '6219840_SB1',
    baseCurrency: 'USD',
    city: 'Waltham, MA',
    country: 'United States',
    registrationNumber: '04-3382916',
    taxNumber: '04-3382916',
    financialYearStart: '2026-01-01',
    rates: { EUR: 1.1204, GBP: 1.2965 },
  },
  ids: numbers(212, 1104),
  chart: americanChart,
  banks: [
    ['10100', 'Operating Checking', 'USD', 'Debit', 31_882_045, 'Charles River Trust', '9920411', '011000138'],
    ['10200', 'Money Market', 'USD', 'Debit', 75_000_000, 'Charles River Trust', '9920429', '011000138'],
    ['21000', 'Corporate Card', 'USD', 'Credit', -1_902_418, 'Charles River Trust', '3779 •••• 2004'],
  ],
  ...netSuiteUnitedStates,
  tracking: segments(
    ['R&D', 'Field Sales', 'Manufacturing', 'G&A'],
    ['Waltham', 'San Diego'],
    ['Spectroscopy', 'Service'],
  ),
  suppliers: [
    'Outlay|New York',
    'Amazon Web Services|Seattle',
    'American Airlines|Fort Worth',
    'Digi-Key|Thief River Falls',
    'Eversource|Boston',
    'FedEx|Memphis',
    'Hilton|McLean',
    'McMaster-Carr|Elmhurst',
    'Uber|San Francisco',
  ],
  customers: ['Outlay Rewards|New York', 'Tufts Analytics|Medford'],
  archivedSuppliers: ['Route 128 Glassworks|Burlington'],
  archivedAccounts: [['66400', 'Travel - Mileage (old)', 'overhead', 'none']],
  phone: phones('617-555-'),
});

const germanChart: readonly ChartRow[] = [
  ['8400', 'Erlöse 19 % USt', 'sales', 'standard'],
  ['8590', 'Sonstige Erträge', 'other income', 'none'],
  ['3400', 'Wareneingang 19 % Vorsteuer', 'direct', 'standard'],
  ['4120', 'Gehälter', 'wages', 'none'],
  ['4210', 'Miete', 'overhead', 'none'],
  ['4240', 'Gas, Strom, Wasser', 'overhead', 'standard'],
  ['4360', 'Versicherungen', 'overhead', 'exempt'],
  ['4530', 'Kfz-Betriebskosten', 'overhead', 'standard'],
  ['4600', 'Werbekosten', 'overhead', 'standard'],
  ['4650', 'Bewirtungskosten', 'overhead', 'standard'],
  ['4660', 'Reisekosten Arbeitnehmer', 'overhead', 'standard'],
  ['4666', 'Übernachtung', 'overhead', 'zero'],
  ['4910', 'Porto', 'overhead', 'exempt'],
  ['4920', 'Telefon und Internet', 'overhead', 'standard'],
  ['4930', 'Bürobedarf', 'overhead', 'standard'],
  ['4945', 'Fortbildungskosten', 'overhead', 'standard'],
  ['4964', 'Software und Lizenzen', 'overhead', 'standard'],
  ['4970', 'Nebenkosten des Geldverkehrs', 'overhead', 'exempt'],
  ['1400', 'Forderungen aus Lieferungen', 'receivable', 'none'],
  ['0650', 'Büroeinrichtung', 'fixed asset', 'none'],
  ['1600', 'Verbindlichkeiten aus Lieferungen', 'payable', 'none'],
  ['1570', 'Abziehbare Vorsteuer', 'tax', 'none'],
  ['0860', 'Gewinnvortrag', 'equity', 'none'],
  ['9000', 'Saldenvorträge', 'opening', 'none'],
];

/**
 * A gearbox maker in Mainz. Its books are in German. Outside North America, the tax code for "no tax" is `UNDEF-` and
 * the country.
 */
export const rheinwerkAntriebe = buildOrganisation({
  key: 'rheinwerk-antriebe',
  platformKey: 'akxx',
  info: {
    name: 'Rheinwerk Antriebe GmbH',
    reference: '5082217',
    baseCurrency: 'EUR',
    city: 'Mainz',
    country: 'Germany',
    registrationNumber: 'HRB 44127',
    taxNumber: 'DE 298 411 702',
    financialYearStart: '2026-01-01',
    rates: { CHF: 1.0667, GBP: 1.1571, USD: 0.8925 },
  },
  ids: numbers(180, 702),
  chart: germanChart,
  banks: [
    ['1200', 'Girokonto', 'EUR', 'Debit', 12_640_077, 'Rheinische Volksbank', '0044127001', '551 900 00'],
    ['1210', 'Schweizer Konto', 'CHF', 'Debit', 2_204_500, 'Basler Handelsbank', '16-4412-7'],
    ['1361', 'Firmenkreditkarte', 'EUR', 'Credit', -317_260, 'Rheinische Volksbank', '5290 •••• 1180'],
  ],
  ...netSuiteGermany,
  tracking: segments(['Konstruktion', 'Vertrieb', 'Verwaltung'], ['Mainz', 'Freiburg'], ['Serie', 'Sonderbau']),
  suppliers: [
    'Outlay|London|||United Kingdom',
    'Aral|Bochum',
    'Deutsche Bahn|Berlin',
    'Deutsche Post|Bonn',
    'Gasthof Zum Löwen|Mainz|Käthe Groß',
    'Lufthansa|Köln',
    'Telekom Deutschland|Bonn',
    'Würzburger Büromöbel|Würzburg',
  ],
  customers: ['Outlay Rewards|London', 'Schwarzwald Maschinenbau AG|Freiburg'],
  archivedSuppliers: ['Kurierdienst Süßmann|Mainz'],
  archivedAccounts: [['4980', 'Betriebsbedarf (alt)', 'overhead', 'standard']],
  phone: phones('06131 55 '),
});
