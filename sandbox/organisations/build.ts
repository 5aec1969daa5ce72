import type { Account, CompanyInfo, Contact, TrackingOption } from '../packages/books';
import { packageFor } from '../packages/index';
import { accountTypes, type ChartRow, roleOf } from './charts/chart';
import { type IdStyle, type Organisation, type PastPurchase, phones } from './organisation';
import type { TaxSetup } from './tax-rates';

/** One bank account or card of an organisation. The opening balance is in minor units of the account's currency. */
export type BankRow = readonly [
  code: string,
  name: string,
  currency: string,
  kind: BankKind,
  opening: number,
  institution: string,
  number: string,
  sortCode?: string,
];
export type BankKind = 'Debit' | 'Credit';

type RequiredInfo = 'name' | 'reference' | 'baseCurrency' | 'city' | 'country' | 'registrationNumber' | 'taxNumber';

export interface OrganisationSpec extends TaxSetup {
  readonly key: string;
  readonly platformKey: string;
  /** The default for the legal name is the name with "Limited" for "Ltd". */
  readonly info: Pick<CompanyInfo, RequiredInfo> & Partial<CompanyInfo>;
  readonly ids: IdStyle;
  readonly chart: readonly ChartRow[];
  /**
   * Returns the category of an account in the package's own terms. It is used for accounts whose row in the chart has
   * no category.
   */
  readonly category?: (row: ChartRow) => string;
  readonly bankCategory?: (kind: BankKind) => string;
  readonly banks: readonly BankRow[];
  readonly tracking?: readonly TrackingOption[];
  /** Each supplier is a text such as `Name|City|Person|Currency|Country`. Everything after the name is optional. */
  readonly suppliers: readonly string[];
  readonly customers: readonly string[];
  /** Suppliers that are no longer in use. They come at the end of the list, as archived accounts do in the chart. */
  readonly archivedSuppliers: readonly string[];
  readonly archivedAccounts?: readonly ChartRow[];
  readonly past?: readonly PastPurchase[];
  readonly phone?: (number: number) => string;
}

/** `rates` are exchange rates: pounds for one unit of the foreign currency. */
export const britain = { baseCurrency: 'GBP', country: 'United Kingdom', rates: { EUR: 0.8642, USD: 0.7713 } };

const lastModified = '2026-06-30T09:00:00Z';

/** Builds the books of one organisation. The bank accounts come first in its list of accounts. */
export function buildOrganisation(spec: OrganisationSpec): Organisation {
  const { ids, info, suppliers, customers, archivedAccounts = [] } = spec;
  const banks = spec.banks.map((row, index) => bankAccount(spec, row, ids('account', row[0], index)));
  const accounts = [...spec.chart, ...archivedAccounts].map((row, index) => ({
    ...chartAccount(spec, row, banks.length + index),
    status: archivedAccounts.includes(row) ? ('Archived' as const) : ('Active' as const),
  }));
  return {
    key: spec.key,
    platformKey: spec.platformKey,
    info: {
      legalName: info.name.replace(/ Ltd$/, ' Limited'),
      financialYearStart: '2026-04-01',
      lockDate: undefined,
      rates: {},
      ...info,
    },
    accounts: [...banks, ...accounts],
    taxRates: spec.taxRates,
    tracking: spec.tracking ?? [],
    suppliers: [
      ...contacts(spec, suppliers, { from: 0, status: 'Active' }),
      ...contacts(spec, spec.archivedSuppliers, { from: suppliers.length + customers.length, status: 'Archived' }),
    ],
    customers: contacts(spec, customers, { from: suppliers.length, status: 'Active' }),
    past: spec.past ?? [],
    opening: Object.fromEntries(banks.map(({ id }, index) => [id, spec.banks[index]?.[4] ?? 0])),
  };
}

function bankAccount({ bankCategory = plainBankCategory }: OrganisationSpec, row: BankRow, id: string): Account {
  const [code, name, currency, kind, , institution, number, sortCode = ''] = row;
  return {
    id,
    code,
    name,
    description: kind === 'Credit' ? 'Company credit card' : 'Bank account',
    category: bankCategory(kind),
    type: kind === 'Credit' ? 'Liability' : 'Asset',
    currency,
    status: 'Active',
    bank: kind,
    role: undefined,
    defaultTaxRateId: undefined,
    bankDetails: { institution, sortCode, number },
    modified: lastModified,
  };
}

function chartAccount(spec: OrganisationSpec, row: ChartRow, index: number): Account {
  const [code, name, kind, tax = 'none', category] = row;
  const type = accountTypes[kind];
  const isTaxedSale = type === 'Income' && tax === 'standard';
  return {
    id: spec.ids('account', code, index),
    code,
    name,
    description: '',
    category: category ?? (spec.category ?? plainCategory)(row),
    type,
    currency: spec.info.baseCurrency,
    status: 'Active',
    bank: undefined,
    role: roleOf(kind),
    defaultTaxRateId: isTaxedSale ? (spec.salesTax ?? spec.defaultTax.none) : spec.defaultTax[tax],
    bankDetails: undefined,
    modified: lastModified,
  };
}

/**
 * Builds contacts from rows. Their numbers start at `from`, because packages with numeric ids number suppliers and
 * customers in one sequence.
 */
function contacts(
  { ids, info, platformKey, phone = phones('020 7946 ') }: OrganisationSpec,
  rows: readonly string[],
  { from, status }: { readonly from: number; readonly status: Contact['status'] },
): readonly Contact[] {
  const hasCurrency = !packageFor(platformKey)?.sharesContacts;
  return rows.map((row, index) => {
    const [name = row, city = 'London', person, currency, country] = row.split('|');
    return {
      id: ids('contact', name, from + index),
      name,
      contactName: person || 'Accounts Team',
      email: `accounts@${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}.example`,
      phone: phone(100 + from + index),
      city,
      country: country || info.country,
      currency: hasCurrency ? currency || info.baseCurrency : '',
      status,
    };
  });
}

const plainCategories = {
  Asset: 'Asset.Other Asset',
  Liability: 'Liability.Current Liability',
  Income: 'Income.Income',
  Expense: 'Expense.Expense',
  Equity: 'Equity.Equity',
} as const;
const plainCategory = ([, , kind]: ChartRow): string => plainCategories[accountTypes[kind]];
const plainBankCategory = (kind: BankKind): string => (kind === 'Credit' ? 'Liability.Credit Card' : 'Asset.Bank');
