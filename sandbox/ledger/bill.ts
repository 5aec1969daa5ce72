import { convert } from '../engine/money';
import type { Account, ResolvedBill } from '../packages/books';
import {
  type AccountSnapshot,
  balancedAgainst,
  exchangeRateFor,
  type LedgerLine,
  ledgerLinesFor,
  negate,
  type PostableRecord,
  snapshotOf,
  sum,
} from './record';
import { linePostings } from './spend';

/** A bill: an amount that the company owes to a supplier or an employee. Amounts are in minor units of `currency`. */
export interface BillRecord {
  readonly contact: { readonly id: string; readonly name: string };
  readonly reference: string;
  readonly description: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly rate: number;
  readonly payable: AccountSnapshot;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly lines: readonly LedgerLine[];
  readonly revision: number;
}

/**
 * Builds the record and postings of a bill. It debits the account of each line and the tax account, and credits
 * accounts payable.
 */
export function buildBill(bill: ResolvedBill, taxAccount: Account, revision: number): PostableRecord<BillRecord> {
  const { info, currency, payable } = bill;
  const rate = exchangeRateFor(info, currency, bill.rate);
  const lines = bill.lines.flatMap((line) => ledgerLinesFor(line, currency));
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const toBase = (minor: number) => convert(minor, currency, info.baseCurrency, rate);
  const postings = balancedAgainst(toBase(net + tax), linePostings(lines, taxAccount, toBase));
  const owed = negate(sum(postings.map(({ base }) => base)));
  return {
    kind: 'Bill',
    date: bill.date,
    record: {
      contact: { id: bill.contact.id, name: bill.contact.name },
      reference: bill.reference,
      description: bill.description,
      dueDate: bill.dueDate,
      currency,
      rate,
      payable: snapshotOf(payable),
      net,
      tax,
      total: net + tax,
      lines,
      revision,
    },
    postings: [
      ...postings,
      { accountId: payable.id, base: owed, native: payable.currency === currency ? negate(net + tax) : owed },
    ],
  };
}
