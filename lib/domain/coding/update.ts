import type { Package } from '@/lib/domain/books/package';
import type { BooksRecord } from '@/lib/domain/books/record';
import type { CodingIssue } from '@/lib/domain/expense/issue';

/**
 * Why a record of the books cannot be changed from here to what it should be; null when it can. "Net expense amount,
 * tax amount, tax rate, bank account, tracking and notes" of a payment can (Codat, "Update expenses"); the rest stays
 * as it was written, and would quietly differ.
 */
export function updateIssue(booked: BooksRecord, record: BooksRecord, target: Package): CodingIssue | null {
  if (target.updates === 'none' || booked.type !== 'payment') {
    const what = target.updates === 'none' ? 'changes' : 'changes of anything but payments';
    return notUpdatable(
      `${target.name} takes no ${what} from Outlay. Change it in ${target.name}, then say here that you have.`,
    );
  }
  const fixed = [...fixedFields(booked, record, target)];
  if (fixed.length === 0) return null;
  const named = fixed.length === 1 ? fixed[0] : `${fixed.slice(0, -1).join(', ')} and ${fixed.at(-1)}`;
  return notUpdatable(
    `${target.name} takes changes of amounts, tax, tracking and the note from Outlay, not of ${named}. Change that in ${target.name}, then say here that you have.`,
  );
}

const notUpdatable = (message: string): CodingIssue => ({ code: 'change-not-taken', message, fix: 'package' });

function* fixedFields(booked: BooksRecord, record: BooksRecord, target: Package): Generator<string> {
  if (record.type !== booked.type) yield 'the type';
  if (record.day !== booked.day) yield 'the date';
  if (record.currency !== booked.currency || record.rate !== booked.rate) yield 'the currency';
  if (record.merchant !== booked.merchant) yield 'the merchant';
  if (record.supplierRef !== booked.supplierRef) yield 'the supplier';
  if (target.updates === 'not the bank account' && record.bankAccountRef !== booked.bankAccountRef)
    yield 'the bank account';
  if (record.lines.some((line, index) => line.customerRef !== (booked.lines[index]?.customerRef ?? null)))
    yield 'the customer it is billed to';
  if (record.lines.some((line, index) => line.accountRef !== booked.lines[index]?.accountRef)) yield 'the account';
  else if (record.lines.length !== booked.lines.length) yield 'the number of lines';
}
