import { convert } from '../engine/money';
import type { Account, ResolvedBill } from '../packages/books';
import {
  type AccountSnapshot,
  exchangeRateFor,
  type LedgerLine,
  ledgerLinesFor,
  negate,
  type PostableRecord,
  snapshotOf,
  sum,
} from './record';
import { linePostings } from './spend';

/** What is owed to a supplier, an employee among them, in minor units of `currency`. */
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

/** Each line's account and the tax account against accounts payable. */
export function buildBill(draft: ResolvedBill, taxAccount: Account, revision: number): PostableRecord<BillRecord> {
  const { info, currency, payable } = draft;
  const rate = exchangeRateFor(info, currency, draft.rate);
  const lines = draft.lines.flatMap((line) => ledgerLinesFor(line, currency));
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const sides = linePostings(lines, taxAccount, (minor) => convert(minor, currency, info.baseCurrency, rate));
  const owed = negate(sum(sides.map((side) => side.base)));
  return {
    kind: 'Bill',
    date: draft.date,
    record: {
      contact: { id: draft.contact.id, name: draft.contact.name },
      reference: draft.reference,
      description: draft.description,
      dueDate: draft.dueDate,
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
      ...sides,
      { accountId: payable.id, base: owed, native: payable.currency === currency ? negate(net + tax) : owed },
    ],
  };
}
