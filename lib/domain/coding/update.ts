import { keepsField } from '@/lib/domain/books/field-exceptions';
import type { Package } from '@/lib/domain/books/package';
import { type BooksRecord, isBill } from '@/lib/domain/books/record';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import { keptPart } from './record/kept';

/**
 * Explains why a record in the books cannot be updated from Outlay; null when it can. Codat updates only "net expense
 * amount, tax amount, tax rate, bank account, tracking and notes" of a payment ("Update expenses"). A change of any
 * other field would be ignored without an error, so it is refused. A field that the package does not keep needs no
 * update, so a change of it is not refused.
 */
export function updateIssue(
  booked: BooksRecord,
  record: BooksRecord,
  target: Package,
  /** Returns the currency in which the books have a record: not that of the record, where the package ignores it. */
  bookedCurrency: (record: BooksRecord) => string = ({ currency }) => currency,
): CodingIssue | null {
  if (target.updates === 'none' || booked.type !== 'payment') {
    const what = target.updates === 'none' ? 'changes' : 'changes to anything but payments';
    return notUpdatable(
      `${target.name} does not accept ${what} from Outlay. Change it in ${target.name}, then confirm here that you did.`,
    );
  }
  const fixed = [...fixedFields(keptPart(booked, target.key), keptPart(record, target.key), target, bookedCurrency)];
  if (fixed.length === 0) return null;
  return notUpdatable(
    `${target.name} accepts changes to ${updatable(target)} from Outlay, but not to ${listed(fixed)}. Change it in ${target.name}, then confirm here that you did.`,
  );
}

const updatable = ({ key }: Package): string =>
  listed([
    'amounts',
    'tax',
    ...(keepsField(key, 'tracking') ? ['tracking'] : []),
    ...(keepsField(key, 'note') ? ['the note'] : []),
  ]);

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const notUpdatable = (message: string): CodingIssue => ({ code: 'change-not-taken', message, fix: 'package' });

function* fixedFields(
  booked: BooksRecord,
  record: BooksRecord,
  target: Package,
  bookedCurrency: (record: BooksRecord) => string,
): Generator<string> {
  if (record.type !== booked.type) yield 'the type';
  if (record.day !== booked.day) yield 'the date';
  const [before, after] = [bookedCurrency(booked), bookedCurrency(record)];
  if (before !== after) yield 'the currency';
  // A record whose currency the package ignored has no rate in the books.
  else if (before === booked.currency && record.rate !== booked.rate) yield 'the exchange rate';
  // A bill has the merchant in the description of its lines, which can be updated.
  if (!isBill(record) && record.merchant !== booked.merchant) yield 'the merchant';
  if (record.dueDay !== booked.dueDay) yield 'the due date';
  if (record.supplierRef !== booked.supplierRef) yield 'the supplier';
  if (target.updates === 'not the bank account' && record.bankAccountRef !== booked.bankAccountRef)
    yield 'the bank account';
  if (record.lines.some((line, index) => line.customerRef !== (booked.lines[index]?.customerRef ?? null)))
    yield 'the customer it is billed to';
  if (record.lines.some((line, index) => line.accountRef !== booked.lines[index]?.accountRef)) yield 'the account';
  else if (record.lines.length !== booked.lines.length) yield 'the number of lines';
}
