import { dayOf } from '../engine/day';
import type { ResolvedBill } from '../packages/books';
import { type BooksLookup, ValidationError } from './books-lookup';
import type { Reimbursable } from './reimbursable';
import { requireCurrency, resolveLine } from './resolved-expense';

/**
 * Resolves a reimbursable expense to a bill. The employee must be a supplier "who exists as a supplier in the
 * accounting platform", and the bill must be in that supplier's currency.
 */
export function resolveBill(books: BooksLookup, reimbursable: Reimbursable): ResolvedBill {
  if (!reimbursable.lines) throw new ValidationError('At least one line must be provided.');
  const payableId = books.accountingPackage.items ? reimbursable.apAccountRef?.id : undefined;
  return {
    date: dayOf(reimbursable.issueDate),
    dueDate: dayOf(reimbursable.dueDate),
    currency: reimbursable.currency,
    rate: reimbursable.currencyRate ?? undefined,
    info: books.info,
    contact: requireCurrency(books.supplier(reimbursable.contactRef.id), reimbursable.currency),
    payable: payableId ? books.account(payableId) : books.payable,
    reference: reimbursable.reference ?? '',
    description: reimbursable.notes ?? '',
    lines: reimbursable.lines.map((line) => resolveLine(books, line)),
  };
}
