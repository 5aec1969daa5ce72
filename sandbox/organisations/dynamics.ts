import { britain, buildOrganisation } from './build';
import type { ChartRow } from './charts/chart';
import { guids, phones, trackingCategory } from './organisation';
import { smallBusiness, smallBusinessBanks } from './small-business';
import { dynamicsNetherlands, plainUnitedKingdom } from './tax-rates';

export const ashcombeFurniture = buildOrganisation({
  ...smallBusiness,
  key: 'ashcombe-furniture',
  platformKey: 'trji',
  info: {
    ...britain,
    name: 'Ashcombe Furniture Ltd',
    reference: 'Ashcombe Furniture Ltd',
    city: 'High Wycombe',
    registrationNumber: '05510934',
    taxNumber: 'GB 871 4402 19',
  },
  ids: guids('ashcombe-furniture'),
  banks: smallBusinessBanks('Checking', 'Company Card'),
  ...plainUnitedKingdom('STANDARD', 'REDUCED', 'ZERO', 'NOVAT'),
});

/** The account numbers of the demonstration company in Business Central. Most installations still use them. */
const businessCentralChart: readonly ChartRow[] = [
  ['6110', 'Verkoop detailhandel binnenland', 'sales', 'standard'],
  ['6810', 'Overige opbrengsten', 'other income', 'none'],
  ['7110', 'Inkoop detailhandel binnenland', 'direct', 'standard'],
  ['8110', 'Schoonmaak', 'overhead', 'standard'],
  ['8120', 'Elektriciteit en verwarming', 'overhead', 'standard'],
  ['8130', 'Reparatie en onderhoud', 'overhead', 'standard'],
  ['8210', 'Kantoorbenodigdheden', 'overhead', 'standard'],
  ['8230', 'Telefoon en internet', 'overhead', 'standard'],
  ['8240', 'Porto', 'overhead', 'exempt'],
  ['8310', 'Software', 'overhead', 'standard'],
  ['8320', 'Advieskosten', 'overhead', 'standard'],
  ['8410', 'Reclame', 'overhead', 'standard'],
  ['8420', 'Representatie', 'overhead', 'none'],
  ['8430', 'Reiskosten', 'overhead', 'zero'],
  ['8435', 'Hotel en verblijf', 'overhead', 'zero'],
  ['8510', 'Brandstof en olie', 'overhead', 'standard'],
  ['8630', 'Juridische en accountantskosten', 'overhead', 'standard'],
  ['8640', 'Diversen', 'overhead', 'standard'],
  ['8720', 'Salarissen', 'wages', 'none'],
  ['9250', 'Bankkosten', 'overhead', 'exempt'],
  ['2310', 'Debiteuren binnenland', 'receivable', 'none'],
  ['1220', 'Bedrijfsuitrusting', 'fixed asset', 'none'],
  ['5410', 'Crediteuren binnenland', 'payable', 'none'],
  ['5630', 'Inkoop-btw', 'tax', 'none'],
  ['3120', 'Ingehouden winst', 'equity', 'none'],
  ['9999', 'Beginbalans', 'opening', 'none'],
];

/** A furniture maker in Utrecht. Its books are in Dutch. */
export const kanaalMeubelen = buildOrganisation({
  key: 'kanaal-meubelen',
  platformKey: 'trji',
  info: {
    name: 'Kanaal Meubelen B.V.',
    reference: 'Kanaal Meubelen',
    baseCurrency: 'EUR',
    city: 'Utrecht',
    country: 'Netherlands',
    registrationNumber: '30184427',
    taxNumber: 'NL 8120.44.271.B01',
    financialYearStart: '2026-01-01',
    rates: { GBP: 1.1571, USD: 0.8925 },
  },
  ids: guids('kanaal-meubelen'),
  chart: businessCentralChart,
  banks: [
    ['2920', 'Bank, lopende rekening', 'EUR', 'Debit', 5_219_840, 'Domstad Bank', 'NL18 DOMS 0417 1645 00'],
    ['2930', 'Bank, ponden', 'GBP', 'Debit', 880_215, 'Domstad Bank', 'NL44 DOMS 0417 1645 18'],
    ['2940', 'Creditcard', 'EUR', 'Credit', -130_075, 'Domstad Bank', '5399 •••• 4120'],
  ],
  ...dynamicsNetherlands,
  tracking: trackingCategory('AFDELING', 'Afdeling', ['PROD', 'VERK', 'ADM'], (name) => `AFDELING-${name}`),
  suppliers: [
    'Outlay|London|||United Kingdom',
    'Coolblue Zakelijk|Rotterdam',
    'Houthandel De Vecht|Maarssen|Anneke ten Cate',
    'KPN|Rotterdam',
    'Nederlandse Spoorwegen|Utrecht',
    'PostNL|Den Haag',
    'Vattenfall|Amsterdam',
  ],
  customers: ['Outlay Rewards|London', 'Café Zoë & Zn.|Utrecht'],
  archivedSuppliers: ['Koeriersdienst Oudegracht|Utrecht'],
  archivedAccounts: [['8440', 'Transportkosten (oud)', 'overhead', 'standard']],
  phone: phones('030 555 '),
});
