import { exponentOf } from '@/lib/domain/currency';
import type { Ledger, LedgerRecord } from '../../harness/sandbox-control';

/** The record that the books must contain for an expense. */
export type ExpectedRecord = {
  readonly id: string;
  readonly day: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly taxMinor: bigint;
  readonly accountRef: string;
  readonly bankAccountRef: string;
  /** Null if the package accepts no receipts. */
  readonly receiptSha256: string | null;
};

/** One difference between the books and an expense. */
export type Finding = {
  readonly count: 'lost' | 'duplicated' | 'wrongAmounts';
  readonly kind: 'record' | 'receipt' | 'transfer' | 'claim';
  readonly expenseId: string;
  readonly message: string;
};

/**
 * Compares the books of one company with its expenses. It uses the sandbox's ledger and ignores what Outlay reports.
 */
export function checkBooks(expected: readonly ExpectedRecord[], { records }: Pick<Ledger, 'records'>): Finding[] {
  const byId = Map.groupBy(
    records.filter((record) => !record.deleted),
    (record) => record.transactionId ?? '',
  );
  const known = new Set(expected.map(({ id }) => id));
  return [
    ...expected.flatMap((expense) => checkExpense(expense, byId.get(expense.id) ?? [])),
    ...[...byId.keys()]
      .filter((id) => !known.has(id))
      .map((id) => finding('duplicated', 'record', id, 'is in the books without an expense')),
  ];
}

function checkExpense(expense: ExpectedRecord, records: readonly LedgerRecord[]): Finding[] {
  const [record, ...more] = records;
  if (!record) return [finding('lost', 'record', expense.id, 'is not in the books')];
  const differences = differencesOf(expense, record);
  return [
    ...more.map(() => finding('duplicated', 'record', expense.id, 'is in the books once more')),
    ...(differences.length > 0 ? [finding('wrongAmounts', 'record', expense.id, differences.join(', '))] : []),
    ...checkReceipt(
      expense,
      records.flatMap((each) => each.attachments),
    ),
  ];
}

function checkReceipt({ id, receiptSha256 }: ExpectedRecord, files: LedgerRecord['attachments']): Finding[] {
  if (receiptSha256 === null) return [];
  const own = files.filter((file) => file.sha256 === receiptSha256).length;
  if (own === 0)
    return [finding('lost', 'receipt', id, `has ${files.length} files in the books, none of them its receipt`)];
  return Array.from({ length: files.length - 1 }, () =>
    finding('duplicated', 'receipt', id, `has ${files.length} files in the books, ${own} of them its receipt`),
  );
}

function differencesOf(expense: ExpectedRecord, record: LedgerRecord): string[] {
  const fields: readonly (readonly [string, unknown, unknown])[] = [
    ['amount', toMinor(record.totalAmount, expense.currency), expense.totalMinor],
    ['tax', toMinor(record.taxAmount, expense.currency), expense.taxMinor],
    ['currency', record.currency, expense.currency],
    ['day', record.date.slice(0, 10), expense.day],
    ['bank account', record.bankAccount.id, expense.bankAccountRef],
    ['account', record.lines.map((line) => line.account.id).join(' '), expense.accountRef],
  ];
  return fields
    .filter(([, actual, wanted]) => actual !== wanted)
    .map(([name, actual, wanted]) => `${name} is ${actual} and not ${wanted}`);
}

/** Converts an amount of the ledger to minor units. This is exact, because the JSON numbers have at most 15 digits. */
export const toMinor = (decimal: number, currency: string): bigint =>
  BigInt(Math.round(decimal * 10 ** exponentOf(currency)));

const finding = (count: Finding['count'], kind: Finding['kind'], expenseId: string, message: string): Finding => ({
  count,
  kind,
  expenseId,
  message,
});
