import { convert } from '../engine/money';
import type { Account, ExpenseType, ResolvedExpense } from '../packages/books';
import type { AccountingPackage } from '../packages/package';
import {
  type AccountSnapshot,
  balancedAgainst,
  exchangeRateFor,
  type LedgerLine,
  ledgerLinesFor,
  negate,
  type PostableRecord,
  type Posting,
  snapshotOf,
  sum,
} from './record';

/** Spend money or receive money. Amounts are in minor units of `currency` and are positive in both directions. */
export interface SpendRecord {
  readonly type: ExpenseType;
  readonly contact: { readonly id: string; readonly name: string } | undefined;
  readonly reference: string;
  readonly description: string;
  readonly merchantName: string;
  readonly currency: string;
  readonly rate: number;
  readonly bank: AccountSnapshot;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly lines: readonly LedgerLine[];
  readonly draft: boolean;
  readonly revision: number;
}

/**
 * Builds the record and postings of an expense. Each line is posted to its account, the tax to the tax account, and the
 * total to the bank account. A Payment is money out; the other types are money in. A negative total reverses the
 * direction, as in Xero.
 */
export function buildSpend(
  accountingPackage: AccountingPackage,
  expense: ResolvedExpense,
  taxAccount: Account,
  revision: number,
): PostableRecord<SpendRecord> {
  const base = expense.info.baseCurrency;
  const currency = accountingPackage.recordCurrency === 'bank account' ? expense.bank.currency : expense.currency;
  const rate = exchangeRateFor(expense.info, currency, expense.rate);
  const lines = expense.lines.flatMap((line) => ledgerLinesFor(line, currency, accountingPackage.calculatesTax));
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const isOut = expense.type === 'Payment' ? net + tax >= 0 : net + tax < 0;
  const direction = expense.type === 'Payment' ? 1 : -1;
  const toBase = (minor: number) => direction * convert(minor, currency, base, rate);
  const lineSides = balancedAgainst(toBase(net + tax), linePostings(lines, taxAccount, toBase));
  const bankBase = negate(sum(lineSides.map((side) => side.base)));
  const bankNative = expense.bank.currency === currency ? negate(direction * (net + tax)) : bankBase;
  return {
    kind: isOut ? 'Spend money' : 'Receive money',
    date: expense.date,
    record: {
      type: expense.type,
      contact: expense.contact && { id: expense.contact.id, name: expense.contact.name },
      reference: expense.reference,
      description: expense.description,
      merchantName: expense.merchantName,
      currency,
      rate,
      bank: snapshotOf(expense.bank),
      net,
      tax,
      total: net + tax,
      lines,
      draft: expense.postAsDraft,
      revision,
    },
    // A draft is not in the ledger until a person approves it in the package, so it has no postings.
    postings: expense.postAsDraft
      ? []
      : [...lineSides, { accountId: expense.bank.id, base: bankBase, native: bankNative }],
  };
}

/**
 * Returns the postings of the lines and their tax, in minor units of the base currency. `toBase` converts the amounts.
 */
export const linePostings = (
  lines: readonly LedgerLine[],
  taxAccount: Account,
  toBase: (minor: number) => number,
): readonly Posting[] =>
  lines.flatMap((line) => {
    const posting = (accountId: string, minor: number): Posting => {
      const base = toBase(minor);
      return { accountId, base, native: base };
    };
    return [posting(line.account.id, line.net), ...(line.tax === 0 ? [] : [posting(taxAccount.id, line.tax)])];
  });
