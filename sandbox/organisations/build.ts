import type { CompanyInfo, TaxRate, TrackingOption } from '../packages/books';
import { packageFor } from '../packages/index';
import { type ChartKind, type ChartRow, roleOf, typeOf } from './charts';
import { type BankRow, bankAccount, contacts, type IdStyle, ledgerAccount, type Organisation } from './organisation';

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
}

/** One organisation out of a chart, its banks and its people. */
export function buildOrganisation(from: Ingredients): Organisation {
  const { ids, info } = from;
  const contactCurrency = packageFor(from.platformKey)?.sharesContacts ? '' : info.baseCurrency;
  const banks = from.banks.map((row, index) =>
    bankAccount(ids('account', row.code, index), row, from.bankCategory(row.kind)),
  );
  const accounts = from.chart.map((row, index) => {
    const [code, name, kind, tax = 'none'] = row;
    return ledgerAccount({
      id: ids('account', code, banks.length + index),
      code,
      name,
      category: from.category(row),
      type: typeOf[kind],
      currency: info.baseCurrency,
      role: roleOf(kind),
      defaultTaxRateId:
        typeOf[kind] === 'Income' && tax === 'standard'
          ? (from.salesTax ?? from.defaultTax.none)
          : from.defaultTax[tax],
    });
  });
  return {
    key: from.key,
    platformKey: from.platformKey,
    info: { financialYearStart: '2026-04-01', lockDate: undefined, rates: {}, ...info },
    accounts: [...banks, ...accounts],
    taxRates: from.taxRates,
    tracking: from.tracking,
    suppliers: contacts(from.suppliers, ids, info.country, contactCurrency),
    customers: contacts(from.customers, ids, info.country, contactCurrency, from.suppliers.length),
    opening: Object.fromEntries(from.banks.map((row, index) => [banks[index]?.id ?? row.code, row.opening])),
  };
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
