import { organisationsFor } from '../../organisations/index';
import type {
  Account,
  CompanyInfo,
  ResolvedBill,
  ResolvedExpense,
  ResolvedJournal,
  ResolvedLine,
  ResolvedTransfer,
} from '../books';
import { packageFor, packages } from '../index';
import type { AccountingPackage } from '../package';

/** The packages that support expenses, as `[name, key]` rows for `test.each`. */
export const expensePackages = packages
  .filter(({ supportsExpenses }) => supportsExpenses)
  .map(({ key, name }) => [name, key] as const);

export function requirePackage(key: string): AccountingPackage {
  const found = packageFor(key);
  if (!found) throw new Error(`There is no package ${key}`);
  return found;
}

/** Returns the first organisation of a package, and one account of each type that the functions below need. */
export function booksOf(key: string) {
  const [organisation] = organisationsFor(key);
  if (!organisation) throw new Error(`There are no books for ${key}`);
  const find = (what: string, matches: (account: Account) => boolean): Account => {
    const found = organisation.accounts.find((account) => account.status === 'Active' && matches(account));
    if (!found) throw new Error(`${organisation.info.name} has no ${what}`);
    return found;
  };
  return {
    organisation,
    info: organisation.info,
    bank: find('bank account', ({ bank }) => bank === 'Debit'),
    card: find('card', ({ bank }) => bank === 'Credit'),
    expense: find('expense account', ({ type, role }) => type === 'Expense' && role === undefined),
    income: find('income account', ({ type, role }) => type === 'Income' && role === undefined),
    equity: find('equity account', ({ type, role }) => type === 'Equity' && role === undefined),
    tax: find('tax account', ({ role }) => role === 'tax'),
    payable: find('payable account', ({ role }) => role === 'payable'),
    noTax: organisation.taxRates.find(({ use }) => use === 'both'),
  };
}

export const aLine = (key: string, values: Partial<ResolvedLine> = {}): ResolvedLine => {
  const { expense, noTax } = booksOf(key);
  return {
    description: '',
    net: 10,
    tax: 0,
    account: expense,
    taxRate: noTax,
    tracking: [],
    invoiceTo: undefined,
    ...values,
  };
};

/** Returns a payment that every package accepts. */
export function aPayment(key: string, values: Partial<ResolvedExpense> = {}): ResolvedExpense {
  const { info, bank, organisation } = booksOf(key);
  return {
    type: 'Payment',
    date: '2026-11-20',
    currency: info.baseCurrency,
    rate: undefined,
    info: unlocked(info),
    bank,
    contact: organisation.suppliers[0],
    reference: 'OUT-1',
    description: 'Paper',
    merchantName: 'Viking Office',
    postAsDraft: false,
    lines: [aLine(key)],
    ...values,
  };
}

export function aTransfer(key: string, values: Partial<ResolvedTransfer> = {}): ResolvedTransfer {
  const { info, bank, card } = booksOf(key);
  return {
    date: '2026-11-20',
    description: 'Card top-up',
    info: unlocked(info),
    from: { account: bank, amount: 100 },
    to: { account: card, amount: 100 },
    ...values,
  };
}

export function aBill(key: string, values: Partial<ResolvedBill> = {}): ResolvedBill {
  const { info, payable, organisation } = booksOf(key);
  const [contact] = organisation.suppliers;
  if (!contact) throw new Error(`${info.name} has no supplier`);
  return {
    date: '2026-11-20',
    dueDate: '2026-12-04',
    currency: info.baseCurrency,
    rate: undefined,
    info: unlocked(info),
    contact,
    payable,
    reference: 'w/c 16/11',
    description: 'Hotel',
    lines: [aLine(key, key === 'pqsw' ? { taxRate: undefined } : {})],
    ...values,
  };
}

export function aJournal(key: string, values: Partial<ResolvedJournal> = {}): ResolvedJournal {
  const { info, expense, bank } = booksOf(key);
  const line = { description: '', tracking: [] };
  return {
    date: '2026-11-20',
    currency: info.baseCurrency,
    rate: undefined,
    info: unlocked(info),
    reference: 'ADJ-1',
    description: '',
    lines: [
      { ...line, account: expense, amount: 50 },
      { ...line, account: bank, amount: -50 },
    ],
    ...values,
  };
}

const unlocked = (info: CompanyInfo): CompanyInfo => ({ ...info, lockDate: undefined });
