import { convert } from '../engine/money';
import type { Account, ExpenseType, ResolvedExpense } from '../packages/books';
import type { AccountingPackage } from '../packages/package';
import {
  type AccountSnapshot,
  exchangeRateFor,
  type LedgerLine,
  ledgerLinesFor,
  negate,
  type PostableRecord,
  type Posting,
  snapshotOf,
  sum,
} from './record';

/** Spend money or Receive money: amounts in minor units of `currency`, positive whichever way the money went. */
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
 * The double entry behind an expense: each line's account, the tax account, and the bank for the whole. Money out
 * for a Payment, money in for the rest; a negative total turns it round, as Xero does.
 */
export function buildSpend(
  accountingPackage: AccountingPackage,
  draft: ResolvedExpense,
  taxAccount: Account,
  revision: number,
): PostableRecord<SpendRecord> {
  const base = draft.info.baseCurrency;
  const currency = accountingPackage.recordCurrency === 'bank account' ? draft.bank.currency : draft.currency;
  const rate = exchangeRateFor(draft.info, currency, draft.rate);
  const lines = draft.lines.flatMap((line) => ledgerLinesFor(line, currency));
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const out = draft.type === 'Payment' ? net + tax >= 0 : net + tax < 0;
  const direction = draft.type === 'Payment' ? 1 : -1;
  const sides = linePostings(lines, taxAccount, (minor) => direction * convert(minor, currency, base, rate));
  const bankBase = negate(sum(sides.map((side) => side.base)));
  const bankNative = draft.bank.currency === currency ? negate(direction * (net + tax)) : bankBase;
  return {
    kind: out ? 'Spend money' : 'Receive money',
    date: draft.date,
    record: {
      type: draft.type,
      contact: draft.contact && { id: draft.contact.id, name: draft.contact.name },
      reference: draft.reference,
      description: draft.description,
      merchantName: draft.merchantName,
      currency,
      rate,
      bank: snapshotOf(draft.bank),
      net,
      tax,
      total: net + tax,
      lines,
      draft: draft.postAsDraft,
      revision,
    },
    // A draft is not in the ledger yet.
    postings: draft.postAsDraft ? [] : [...sides, { accountId: draft.bank.id, base: bankBase, native: bankNative }],
  };
}

/** Each line's account and, where there is tax, the tax account, in base minor units by `toBase`. */
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
