import { convert } from '../engine/money';
import type { Account, BillDraft } from '../packages/books';
import { bookRate, type LedgerLine, lineOf, type Named, named, negated, sum, type Written } from './record';
import { sidesOf } from './spend';

/** What is owed to a supplier, an employee among them, in minor units of `currency`. */
export interface BillRecord {
  readonly contact: { readonly id: string; readonly name: string };
  readonly reference: string;
  readonly description: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly rate: number;
  readonly payable: Named;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly lines: readonly LedgerLine[];
  readonly revision: number;
}

/** Each line's account and the tax account against accounts payable. */
export function billRecord(draft: BillDraft, taxAccount: Account, revision: number): Written<BillRecord> {
  const { info, currency, payable } = draft;
  const rate = bookRate(info, currency, draft.rate);
  const lines = draft.lines.flatMap((line) => lineOf(line, currency));
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const sides = sidesOf(lines, taxAccount, (minor) => convert(minor, currency, info.baseCurrency, rate));
  const owed = negated(sum(sides.map((side) => side.base)));
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
      payable: named(payable),
      net,
      tax,
      total: net + tax,
      lines,
      revision,
    },
    postings: [
      ...sides,
      { accountId: payable.id, base: owed, native: payable.currency === currency ? negated(net + tax) : owed },
    ],
  };
}
