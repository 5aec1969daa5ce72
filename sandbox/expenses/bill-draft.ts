import { dayOf } from '../engine/day';
import type { BillDraft } from '../packages/books';
import { draftLine, inTheirCurrency } from './draft';
import { type OpenBooks, Problem } from './open-books';
import type { Reimbursable } from './reimbursable';

/** A bill against the employee, "who exists as a supplier in the accounting platform", in that supplier's currency. */
export function billDraft(books: OpenBooks, wanted: Reimbursable): BillDraft {
  if (!wanted.lines) throw new Problem('At least one line must be provided.');
  const payableId = books.accountingPackage.items ? wanted.apAccountRef?.id : undefined;
  return {
    date: dayOf(wanted.issueDate),
    dueDate: dayOf(wanted.dueDate),
    currency: wanted.currency,
    rate: wanted.currencyRate ?? undefined,
    info: books.info,
    contact: inTheirCurrency(books.supplier(wanted.contactRef.id), wanted.currency),
    payable: payableId ? books.account(payableId) : books.payable,
    reference: wanted.reference ?? '',
    description: wanted.notes ?? '',
    lines: wanted.lines.map((line) => draftLine(books, line)),
  };
}
