import { convert, toMinor } from '../engine/money';
import type { EntryKind, Posting } from '../ledger/ledger';
import type { Account, Draft } from '../packages/books';
import type { AccountingPackage } from '../packages/package';

export interface RecordLine {
  readonly account: { readonly id: string; readonly code: string; readonly name: string };
  readonly net: number;
  readonly tax: number;
  readonly taxRate: { readonly id: string; readonly name: string } | undefined;
  readonly tracking: readonly { readonly id: string; readonly name: string }[];
}

/** What stands in the books for one expense; amounts in minor units of `currency`. */
export interface SpendRecord {
  readonly type: Draft['type'];
  readonly contact: { readonly id: string; readonly name: string } | undefined;
  readonly reference: string;
  readonly description: string;
  readonly merchantName: string;
  readonly currency: string;
  readonly rate: number;
  readonly bank: { readonly id: string; readonly code: string; readonly name: string };
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly lines: readonly RecordLine[];
  readonly draft: boolean;
  readonly revision: number;
}

export interface Written {
  readonly kind: EntryKind;
  readonly record: SpendRecord;
  readonly postings: readonly Posting[];
}

/**
 * The double entry behind an expense: each line's account, the tax account, and the bank for the whole. Money out
 * for a Payment, money in for the rest; a negative total turns it round, as Xero does.
 */
export function recordOf(
  accountingPackage: AccountingPackage,
  draft: Draft,
  taxAccount: Account,
  revision: number,
): Written {
  const base = draft.info.baseCurrency;
  const currency = accountingPackage.recordCurrency === 'bank account' ? draft.bank.currency : draft.currency;
  const rate = currency === base ? 1 : (draft.rate ?? draft.info.rates[currency] ?? 1);
  const lines = draft.lines.flatMap((line): RecordLine[] => {
    if (!line.account) return [];
    const net = toMinor(line.net, currency);
    const tax =
      line.tax === undefined ? Math.round((net * (line.taxRate?.rate ?? 0)) / 100) : toMinor(line.tax, currency);
    return [
      {
        account: { id: line.account.id, code: line.account.code, name: line.account.name },
        net,
        tax,
        taxRate: line.taxRate && { id: line.taxRate.id, name: line.taxRate.name },
        tracking: line.tracking.map(({ id, name }) => ({ id, name })),
      },
    ];
  });
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const out = draft.type === 'Payment' ? net + tax >= 0 : net + tax < 0;
  const direction = draft.type === 'Payment' ? 1 : -1;

  const toBase = (minor: number): number => convert(minor, currency, base, rate);
  const sides = lines.flatMap((line) => {
    const posting = (accountId: string, minor: number): Posting => ({
      accountId,
      base: direction * toBase(minor),
      native: direction * toBase(minor),
    });
    return [posting(line.account.id, line.net), ...(line.tax === 0 ? [] : [posting(taxAccount.id, line.tax)])];
  });
  const bankBase = 0 - sum(sides.map((side) => side.base));
  const bankNative = draft.bank.currency === currency ? 0 - direction * (net + tax) : bankBase;
  return {
    kind: out ? 'Spend money' : 'Receive money',
    record: {
      type: draft.type,
      contact: draft.contact && { id: draft.contact.id, name: draft.contact.name },
      reference: draft.reference,
      description: draft.description,
      merchantName: draft.merchantName,
      currency,
      rate,
      bank: { id: draft.bank.id, code: draft.bank.code, name: draft.bank.name },
      net,
      tax,
      total: net + tax,
      lines,
      draft: draft.postAsDraft,
      revision,
    },
    postings: [...sides, { accountId: draft.bank.id, base: bankBase, native: bankNative }],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
