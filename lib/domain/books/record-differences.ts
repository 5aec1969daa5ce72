import { expenseTypeNames } from '@/lib/domain/expense/type';
import type { Money } from '@/lib/domain/money';
import type { EntryList } from './lists';
import { type BooksRecord, isBill, type RecordLine, recordTotal } from './record';
import { isTransferRecord, type SentRecord } from './sent-record';
import type { TransferRecord } from './transfer-record';

/** A value to display. `refs` are ids in a list of the books, which the page replaces with names. */
export type RecordValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'refs'; readonly list: EntryList; readonly refs: readonly string[] };

/** A field with different values in two versions of a record. Null means that the field is empty. */
export type Difference = {
  readonly field: string;
  readonly before: RecordValue | null;
  readonly after: RecordValue | null;
};

/**
 * A line that was added, removed or changed. `number` is the line's number in the later record, from 1. For a removed
 * line it is the number in the earlier record.
 */
export type LineDifference = {
  readonly change: 'added' | 'removed' | 'changed';
  readonly number: number;
  readonly fields: readonly Difference[];
};

export type RecordDifferences = {
  readonly fields: readonly Difference[];
  readonly lines: readonly LineDifference[];
};

/** Returns the differences between two versions of the record of one movement. */
export function diffRecords(before: SentRecord, after: SentRecord): RecordDifferences {
  if (isTransferRecord(before) && isTransferRecord(after))
    return { fields: compared(transferFields(before), transferFields(after)), lines: [] };
  if (isTransferRecord(before) || isTransferRecord(after)) throw new Error('an expense does not become a transfer');
  return { fields: compared(fieldsOf(before), fieldsOf(after)), lines: lineDifferences(before, after) };
}

const transferFields = ({ day, from, to, description }: TransferRecord): Fields => ({
  Date: { kind: 'day', day },
  From: refs('bankAccounts', from.accountRef),
  'Amount out': { kind: 'money', money: moneyOf(from) },
  To: refs('bankAccounts', to.accountRef),
  'Amount in': { kind: 'money', money: moneyOf(to) },
  Description: text(description),
});

export const isUnchanged = ({ fields, lines }: RecordDifferences): boolean => fields.length === 0 && lines.length === 0;

type Fields = Readonly<Record<string, RecordValue | null>>;

const fieldsOf = (record: BooksRecord): Fields => ({
  Type: text(isBill(record) ? 'Bill' : expenseTypeNames[record.type]),
  Date: { kind: 'day', day: record.day },
  Total: { kind: 'money', money: recordTotal(record) },
  'Exchange rate': text(record.rate),
  'Converted from': record.convertedFrom && { kind: 'money', money: moneyOf(record.convertedFrom) },
  'Rate of the conversion': text(record.convertedFrom?.rate ?? null),
  'Paid from': refs('bankAccounts', record.bankAccountRef),
  'Due date': record.dueDay === null ? null : { kind: 'day', day: record.dueDay },
  Supplier: refs('suppliers', record.supplierRef),
  Merchant: text(record.merchant),
  Note: text(record.note),
  Reference: text(record.reference),
});

const lineFields = (line: RecordLine, currency: string): Fields => ({
  Account: refs('accounts', line.accountRef),
  'Tax rate': refs('taxRates', line.taxRateRef),
  // Sorted, because the order of tracking options has no meaning in any package.
  Tracking: refs('tracking', ...[...line.trackingRefs].sort()),
  'Billed to': refs('customers', line.customerRef),
  Net: { kind: 'money', money: { minor: line.netMinor, currency } },
  Tax: { kind: 'money', money: { minor: line.taxMinor, currency } },
});

const moneyOf = ({ minor, currency }: Money): Money => ({ minor, currency });

const text = (value: string | null): RecordValue | null => (value ? { kind: 'text', text: value } : null);

function refs(list: EntryList, ...given: readonly (string | null)[]): RecordValue | null {
  const named = given.filter((ref) => ref !== null);
  return named.length > 0 ? { kind: 'refs', list, refs: named } : null;
}

const compared = (before: Fields, after: Fields): Difference[] =>
  Object.keys(before).flatMap((field) => {
    const difference = { field, before: before[field] ?? null, after: after[field] ?? null };
    return same(difference.before, difference.after) ? [] : difference;
  });

function same(one: RecordValue | null, other: RecordValue | null): boolean {
  return one === other || (one !== null && other !== null && keyOf(one) === keyOf(other));
}

function keyOf(value: RecordValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'day':
      return value.day;
    case 'money':
      return `${value.money.minor} ${value.money.currency}`;
    case 'refs':
      return value.refs.join('\0');
  }
}

type NumberedLine = { readonly number: number; readonly fields: Fields };

/**
 * Compares the lines of two records. Lines have no ids, so lines are paired in three steps: equal lines, then lines
 * with the same account, then the remaining lines by position.
 */
function lineDifferences(before: BooksRecord, after: BooksRecord): LineDifference[] {
  const earlier = numbered(before);
  const later = numbered(after);
  takePairs(earlier, later, (fields) => Object.values(fields).map(valueKey).join('\x01'));
  const pairs = [
    ...takePairs(earlier, later, (fields) => valueKey(fields.Account)),
    ...takePairs(earlier, later, () => ''),
  ];
  return [
    ...pairs.map(
      ([old, next]): LineDifference => ({
        change: 'changed',
        number: next.number,
        fields: compared(old.fields, next.fields),
      }),
    ),
    ...later.map(
      ({ number, fields }): LineDifference => ({
        change: 'added',
        number,
        fields: compared(empty(fields), fields),
      }),
    ),
    ...earlier.map(
      ({ number, fields }): LineDifference => ({
        change: 'removed',
        number,
        fields: compared(fields, empty(fields)),
      }),
    ),
  ].sort((one, other) => one.number - other.number || order[one.change] - order[other.change]);
}

const order = { changed: 0, removed: 1, added: 2 } as const;

const numbered = (record: BooksRecord): NumberedLine[] =>
  record.lines.map((line, index) => ({ number: index + 1, fields: lineFields(line, record.currency) }));

const empty = (fields: Fields): Fields => Object.fromEntries(Object.keys(fields).map((field) => [field, null]));

const valueKey = (value: RecordValue | null | undefined): string => (value ? keyOf(value) : '');

/** Pairs lines with the same key. Removes them from both lists and returns the pairs. */
function takePairs(
  earlier: NumberedLine[],
  later: NumberedLine[],
  key: (fields: Fields) => string,
): [NumberedLine, NumberedLine][] {
  return [...earlier].flatMap((old) => {
    const next = later.find((line) => key(line.fields) === key(old.fields));
    if (!next) return [];
    earlier.splice(earlier.indexOf(old), 1);
    later.splice(later.indexOf(next), 1);
    return [[old, next]];
  });
}
