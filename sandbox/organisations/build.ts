import type { Account, CompanyInfo, TaxRate, TrackingOption } from '../packages/books';
import { packageFor } from '../packages/index';
import { type ChartKind, type ChartRow, roleOf, typeOf } from './charts';
import {
  type BankRow,
  bankAccount,
  contacts,
  type IdStyle,
  ledgerAccount,
  londonPhone,
  type Organisation,
} from './organisation';

interface Ingredients {
  readonly key: string;
  readonly platformKey: string;
  readonly info: Pick<
    CompanyInfo,
    'name' | 'legalName' | 'baseCurrency' | 'city' | 'country' | 'registrationNumber' | 'taxNumber' | 'reference'
  > &
    Partial<CompanyInfo>;
  readonly ids: IdStyle;
  readonly chart: readonly ChartRow[];
  /** The package's word for what kind of account this is. */
  readonly category: (row: ChartRow) => string;
  readonly bankCategory: (kind: BankRow['kind']) => string;
  readonly banks: readonly BankRow[];
  readonly taxRates: readonly TaxRate[];
  readonly defaultTax: Readonly<Record<'standard' | 'zero' | 'exempt' | 'none', string>>;
  readonly salesTax?: string;
  readonly tracking: readonly TrackingOption[];
  readonly suppliers: readonly string[];
  readonly customers: readonly string[];
  /** No longer used, but still in the lists, as in any books of some age. They stand at the end of them. */
  readonly archivedSuppliers?: readonly string[];
  readonly archivedAccounts?: readonly ChartRow[];
  readonly phone?: (number: number) => string;
}

/** One organisation out of a chart, its banks and its people. */
export function buildOrganisation(from: Ingredients): Organisation {
  const { ids, info } = from;
  const people = {
    ids,
    country: info.country,
    currency: packageFor(from.platformKey)?.sharesContacts ? '' : info.baseCurrency,
    phone: from.phone ?? londonPhone,
    status: 'Active',
  } as const;
  const known = from.suppliers.length + from.customers.length;
  const banks = from.banks.map((row, index) =>
    bankAccount(ids('account', row.code, index), row, from.bankCategory(row.kind)),
  );
  const archived = new Set(from.archivedAccounts);
  const accounts = [...from.chart, ...archived].map((row, index) => ({
    ...chartAccount(from, row, banks.length + index),
    status: archived.has(row) ? ('Archived' as const) : ('Active' as const),
  }));
  return {
    key: from.key,
    platformKey: from.platformKey,
    info: { financialYearStart: '2026-04-01', lockDate: undefined, rates: {}, ...info },
    accounts: [...banks, ...accounts],
    taxRates: from.taxRates,
    tracking: from.tracking,
    suppliers: [
      ...contacts(from.suppliers, { ...people, from: 0 }),
      ...contacts(from.archivedSuppliers ?? [], { ...people, from: known, status: 'Archived' }),
    ],
    customers: contacts(from.customers, { ...people, from: from.suppliers.length }),
    opening: Object.fromEntries(from.banks.map((row, index) => [banks[index]?.id ?? row.code, row.opening])),
  };
}

function chartAccount(from: Ingredients, row: ChartRow, index: number): Account {
  const [code, name, kind, tax = 'none'] = row;
  const sells = typeOf[kind] === 'Income' && tax === 'standard';
  return ledgerAccount({
    id: from.ids('account', code, index),
    code,
    name,
    category: from.category(row),
    type: typeOf[kind],
    currency: from.info.baseCurrency,
    role: roleOf(kind),
    defaultTaxRateId: sells ? (from.salesTax ?? from.defaultTax.none) : from.defaultTax[tax],
  });
}

const xeroWords: Readonly<Record<ChartKind, string>> = {
  overhead: 'Expense.Overhead',
  direct: 'Expense.DirectCosts',
  wages: 'Expense.Wages',
  sales: 'Income.Sales',
  'other income': 'Income.Other',
  'current asset': 'Asset.Current',
  'fixed asset': 'Asset.Fixed',
  liability: 'Liability.Current',
  equity: 'Equity.Equity',
  receivable: 'Asset.Current',
  payable: 'Liability.Current',
  tax: 'Liability.Current',
  opening: 'Equity.Equity',
};

export const xeroCategory = ([, , kind]: ChartRow): string => xeroWords[kind];

/** The plain words the other packages use. */
export const plainCategory = ([, , kind]: ChartRow): string =>
  ({
    Asset: 'Asset.Other Asset',
    Liability: 'Liability.Current Liability',
    Income: 'Income.Income',
    Expense: 'Expense.Expense',
    Equity: 'Equity.Equity',
  })[typeOf[kind]];
