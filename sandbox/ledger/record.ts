import { toMinor } from '../engine/money';
import type { Account, CompanyInfo, ResolvedLine } from '../packages/books';

export type EntryKind =
  | 'Spend money'
  | 'Receive money'
  | 'Transfer'
  | 'Bill'
  | 'Bill payment'
  | 'Journal'
  | 'Opening balances';

/**
 * One posting of an entry. A debit is positive, a credit is negative. `base` is in minor units of the base currency,
 * `native` in those of the account's currency.
 */
export interface Posting {
  readonly accountId: string;
  readonly base: number;
  readonly native: number;
}

/** A record with its postings, as `post` accepts it. */
export interface PostableRecord<Record> {
  readonly kind: EntryKind;
  readonly date: string;
  readonly record: Record;
  readonly postings: readonly Posting[];
}

/** The id, code and name of an account at the time when the record was written. */
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

/**
 * Returns the line with its amounts in minor units, in an array. The array is empty if the line has no account. If the
 * line has no tax amount, the tax is calculated from the rate. With `calculatesTax`, the package splits the total of the
 * line at the rate and ignores the tax amount that was sent.
 */
export function ledgerLinesFor(line: ResolvedLine, currency: string, calculatesTax = false): readonly LedgerLine[] {
  if (!line.account) return [];
  const sent = toMinor(line.net, currency);
  const percent = line.taxRate?.rate ?? 0;
  const sentTax = line.tax === undefined ? Math.round((sent * percent) / 100) : toMinor(line.tax, currency);
  const tax = calculatesTax ? Math.round(((sent + sentTax) * percent) / (100 + percent)) : sentTax;
  const net = sent + sentTax - tax;
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

/**
 * Returns the value of one unit of `currency` in the base currency. It is the rate in the request, or else the daily
 * rate of the books, or else 1.
 */
export const exchangeRateFor = (info: CompanyInfo, currency: string, sent: number | undefined): number =>
  currency === info.baseCurrency ? 1 : (sent ?? info.rates[currency] ?? 1);

/**
 * Returns the postings of a record with `total` as the value of the whole record in the base currency. Packages convert
 * the total once, so the values of the lines can differ from it by rounding. The largest posting absorbs the difference.
 */
export function balancedAgainst(total: number, postings: readonly Posting[]): readonly Posting[] {
  const difference = total - sum(postings.map(({ base }) => base));
  if (difference === 0) return postings;
  const size = ({ base }: Posting) => Math.abs(base);
  const largest = postings.reduce<Posting | undefined>(
    (most, posting) => (most === undefined || size(posting) > size(most) ? posting : most),
    undefined,
  );
  return postings.map((posting) =>
    posting === largest
      ? { ...posting, base: posting.base + difference, native: posting.native + difference }
      : posting,
  );
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Returns the negative amount. Unlike `-minor`, it never returns -0. */
export const negate = (minor: number): number => 0 - minor;
