import { billKeeps, type ExceptionField, fieldException } from '@/lib/domain/books/field-exceptions';
import { type BooksRecord, isBill, type NotKept, type RecordLine } from '@/lib/domain/books/record';
import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import { isMoneyOut } from '@/lib/domain/expense/type';
import { targetIn } from '@/lib/domain/mapping/mapping';
import type { LineContext } from '../code-line';

type Coded = Omit<BooksRecord, 'notKept'>;

/**
 * Returns the fields of an expense that its record does not keep, each with a sentence that says so. Only fields with a
 * value are named: an expense without tracking loses none.
 */
export const notKept = (expense: Expense, record: Coded, context: LineContext): NotKept[] =>
  checks.flatMap(({ field, isLost }) => {
    const { key } = context.package;
    const exception = fieldException(key, field);
    const isKept = isBill(record) && billKeeps(key, field);
    return exception && !isKept && isLost(expense, record, context) ? [{ field, words: exception.words }] : [];
  });

type Check = {
  readonly field: ExceptionField;
  readonly isLost: (expense: Expense, record: Coded, context: LineContext) => boolean;
};

const checks: readonly Check[] = [
  { field: 'tracking', isLost: someLine(({ wanted, coded }) => wanted.tracking.length > coded.trackingRefs.length) },
  {
    field: 'customer',
    isLost: someLine(({ wanted, coded }) => wanted.customer !== null && coded.customerRef === null),
  },
  { field: 'tax rate', isLost: someLine(({ wanted, coded }) => wanted.taxRate !== null && coded.taxRateRef === null) },
  // Compared before conversion: no package that calculates the tax has its records converted.
  { field: 'tax amount', isLost: someLine(({ line, coded }) => (line.taxMinor ?? coded.taxMinor) !== coded.taxMinor) },
  {
    field: 'supplier',
    isLost: (expense, record, { mapping }) => {
      const categoryId = expense.lines[0]?.categoryId ?? '';
      const wanted = expense.supplierRef ?? mapping.categories[categoryId]?.supplierRef ?? null;
      return wanted !== null && wanted !== record.supplierRef;
    },
  },
  { field: 'contact', isLost: (_, record) => record.supplierRef !== null && !isMoneyOut(record.type) },
  { field: 'note', isLost: ({ note, merchant }, record) => (note || merchant) !== record.note },
  { field: 'exchange rate', isLost: (_, record) => record.rate !== null },
  // Every record has a reference, by which it is found in the books.
  { field: 'reference', isLost: (_, record) => record.reference !== '' },
];

type LineParts = {
  readonly line: ExpenseLine;
  readonly coded: RecordLine;
  /** What the line would have in a package that keeps every field. */
  readonly wanted: {
    readonly tracking: readonly string[];
    readonly customer: string | null;
    readonly taxRate: string | null;
  };
};

/** Returns a check that is true when the condition is true of some line. */
function someLine(isLost: (parts: LineParts) => boolean): Check['isLost'] {
  return (expense, record, { mapping }) =>
    expense.lines.some((line, index) => {
      const coded = record.lines[index];
      const target = line.categoryId === null ? undefined : targetIn(mapping, line.categoryId, expense.amount.currency);
      const wanted = {
        tracking: line.trackingRefs ?? target?.trackingRefs ?? [],
        customer: line.customerRef ?? target?.customerRef ?? null,
        taxRate: line.taxRateRef ?? target?.taxRateRef ?? null,
      };
      return coded !== undefined && isLost({ line, coded, wanted });
    });
}
