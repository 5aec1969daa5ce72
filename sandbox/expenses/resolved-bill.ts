import { dayOf } from '../engine/day';
import type { ResolvedBill } from '../packages/books';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Reimbursable } from './reimbursable';
import { requireCurrency, resolveLine } from './resolved-expense';

/** A bill against the employee, "who exists as a supplier in the accounting platform", in that supplier's currency. */
export function resolveBill(books: BooksLookup, wanted: Reimbursable): ResolvedBill {
  if (!wanted.lines) throw new ValidationError('At least one line must be provided.');
  const payableId = books.accountingPackage.items ? wanted.apAccountRef?.id : undefined;
  return {
    date: dayOf(wanted.issueDate),
    dueDate: dayOf(wanted.dueDate),
    currency: wanted.currency,
    rate: wanted.currencyRate ?? undefined,
    info: books.info,
    contact: requireCurrency(books.supplier(wanted.contactRef.id), wanted.currency),
    payable: payableId ? books.account(payableId) : books.payable,
    reference: wanted.reference ?? '',
    description: wanted.notes ?? '',
    lines: wanted.lines.map((line) => resolveLine(books, line)),
  };
}
