import { toMinor } from '../engine/money';
import type { Account, CompanyInfo, ResolvedLine } from '../packages/books';

export type EntryKind = 'Spend money' | 'Receive money' | 'Transfer' | 'Bill' | 'Journal' | 'Opening balances';

/** A debit (positive) or credit (negative) in minor units of the base currency and of the account's currency. */
export interface Posting {
  readonly accountId: string;
  readonly base: number;
  readonly native: number;
}

/** A record and its postings, ready for `post`. */
export interface PostableRecord<Record> {
  readonly kind: EntryKind;
  readonly date: string;
  readonly record: Record;
  readonly postings: readonly Posting[];
}

/** The account with its code and name at the time of the write. */
export interface AccountSnapshot {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
export const snapshotOf = ({ id, code, name }: Account): AccountSnapshot => ({ id, code, name });

export interface LedgerLine {
  readonly account: AccountSnapshot;
  readonly description: string;
  readonly net: number;
  readonly tax: number;
  readonly taxRate: { readonly id: string; readonly name: string } | undefined;
  readonly tracking: readonly { readonly id: string; readonly name: string }[];
  readonly invoiceTo: string | undefined;
}

/** Returns `[]` for a line without an account. A missing tax amount is calculated from the rate. */
export function ledgerLinesFor(line: ResolvedLine, currency: string): readonly LedgerLine[] {
  if (!line.account) return [];
  const net = toMinor(line.net, currency);
  const tax =
    line.tax === undefined ? Math.round((net * (line.taxRate?.rate ?? 0)) / 100) : toMinor(line.tax, currency);
  return [
    {
      account: snapshotOf(line.account),
      description: line.description,
      net,
      tax,
      taxRate: line.taxRate && { id: line.taxRate.id, name: line.taxRate.name },
      tracking: line.tracking.map(({ id, name }) => ({ id, name })),
      invoiceTo: line.invoiceTo,
    },
  ];
}

/** Returns base units for one unit of `currency`: the rate of the request, or the package's daily rate, or 1. */
export const exchangeRateFor = (info: CompanyInfo, currency: string, sent: number | undefined): number =>
  currency === info.baseCurrency ? 1 : (sent ?? info.rates[currency] ?? 1);

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Never returns -0. */
export const negate = (minor: number): number => 0 - minor;
