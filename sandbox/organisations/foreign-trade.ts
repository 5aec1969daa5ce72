import type { Account, Contact } from '../packages/books';
import { ashcombeFurniture } from './dynamics';
import { juniperCreative } from './freeagent';
import { orchardCare } from './intacct';
import { meridianComponents } from './netsuite';
import { guids, numbers, type Organisation } from './organisation';
import { lakesideBuilders } from './quickbooks-desktop';
import { mapleYard, thornfieldJoinery } from './sage';
import { saffronKitchens } from './zoho';

/*
 * Companies that trade abroad, for the packages without an organisation in multi-currency.ts. Each has the books of
 * another organisation, with a bank account and a card in each of several currencies. Yen have no decimals and dinars
 * have three, which reveals code that assumes two.
 */

const foreign = ['EUR', 'USD', 'GBP', 'JPY', 'KWD'] as const;

/** The daily rates in pounds and in dollars. */
const rates: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  GBP: { EUR: 0.8642, JPY: 0.00512, KWD: 2.5134, USD: 0.7713 },
  USD: { EUR: 1.1204, GBP: 1.2965, JPY: 0.00664, KWD: 3.2586 },
};

type Names = Pick<Organisation['info'], 'name' | 'legalName' | 'reference'> & { readonly key: string };
type ForeignIds = (kind: 'account' | 'contact', name: string, index: number) => string;

/** Returns a copy of an organisation with accounts and suppliers in foreign currencies. */
function tradingAbroad(like: Organisation, { key, ...names }: Names, ids: ForeignIds): Organisation {
  const base = like.info.baseCurrency;
  const currencies = foreign.filter((currency) => currency !== base);
  const banks = like.accounts.filter(({ bank }) => bank !== undefined);
  const accounts = banks.flatMap((bank, row) =>
    currencies.map(
      (currency, index): Account => ({
        ...bank,
        id: ids('account', `${bank.name} ${currency}`, row * currencies.length + index),
        code: `${bank.code}-${currency}`,
        name: `${bank.name} ${currency}`,
        currency,
      }),
    ),
  );
  const [supplier] = like.suppliers;
  const suppliers = currencies.map(
    (currency, index): Contact => ({
      ...(supplier as Contact),
      id: ids('contact', `Outlay ${currency}`, index),
      name: `Outlay (${currency})`,
      currency,
    }),
  );
  return {
    ...like,
    key,
    info: { ...like.info, ...names, rates: rates[base] ?? {} },
    accounts: [...banks, ...accounts, ...like.accounts.filter(({ bank }) => bank === undefined)],
    suppliers: [...like.suppliers.slice(0, 1), ...suppliers, ...like.suppliers.slice(1)],
  };
}

const named = (key: string, name: string, reference: string): Names => ({
  key,
  name,
  legalName: name.replace(/ Ltd$/, ' Limited'),
  reference,
});

export const meridianExports = tradingAbroad(
  meridianComponents,
  named('meridian-exports', 'Meridian Exports Ltd', '1700060035_ETD'),
  numbers(901, 951),
);
export const ashcombeExports = tradingAbroad(
  ashcombeFurniture,
  named('ashcombe-exports', 'Ashcombe Exports Ltd', 'Ashcombe Exports Ltd'),
  guids('ashcombe-exports'),
);
export const juniperAbroad = tradingAbroad(
  juniperCreative,
  named('juniper-abroad', 'Juniper Abroad Ltd', 'juniper-abroad'),
  numbers(1901, 1951),
);
export const orchardRelief = tradingAbroad(
  orchardCare,
  named('orchard-relief', 'Orchard Relief Group', 'ORCHARD-200'),
  numbers(8901, 8951),
);
export const saffronImports = tradingAbroad(
  saffronKitchens,
  named('saffron-imports', 'Saffron Imports Ltd', '20091284412'),
  (kind, _name, index) => `46000000000${(kind === 'account' ? 24_000 : 98_000) + index * 2 + 301}`,
);
export const lakesideImports = tradingAbroad(
  lakesideBuilders,
  named('lakeside-imports', 'Lakeside Imports Inc', 'C:\\QuickBooks\\LakesideImports.qbw'),
  (kind, _name, index) =>
    `${((kind === 'account' ? 0x8000_0901 : 0x8000_0951) + index).toString(16).toUpperCase()}-1671793811`,
);
export const thornfieldExports = tradingAbroad(
  thornfieldJoinery,
  named('thornfield-exports', 'Thornfield Exports Ltd', 'C:\\PROGRAMDATA\\SAGE\\ACCOUNTS\\2026\\COMPANY.001'),
  (kind, _name, index) => (kind === 'account' ? String(1261 + index) : `OUTLAY${10 + index}`),
);
export const mapleYardAbroad = tradingAbroad(
  mapleYard,
  named('maple-yard-abroad', 'Maple Yard Abroad Ltd', '0f3c2a58b6e14c0fa1d8'),
  (...parts) => guids('maple-yard-abroad')(...parts).replaceAll('-', ''),
);
