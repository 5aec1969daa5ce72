import { exponentOf } from '@/lib/domain/currency';
import type { Ledger, LedgerRecord } from './ledger';

/** What an expense says, and so what the books have to say. */
export type Expected = {
  readonly id: string;
  readonly day: string;
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly taxMinor: bigint;
  readonly accountRef: string;
  readonly bankAccountRef: string;
  readonly receiptSha256: string;
};

/** What is not as it should be, in words a person can look up. */
export type Finding = {
  readonly count: 'lost' | 'duplicated' | 'wrongAmounts';
  readonly of: 'record' | 'receipt';
  readonly expenseId: string;
  readonly words: string;
};

/** Holds one company's books against what it spent. Nothing but the books is asked. */
export function judge(expected: readonly Expected[], { records }: Ledger): Finding[] {
  const standing = Map.groupBy(
    records.filter((record) => !record.deleted),
    (record) => record.transactionId ?? '',
  );
  const known = new Set(expected.map(({ id }) => id));
  return [
    ...expected.flatMap((expense) => judgeOne(expense, standing.get(expense.id) ?? [])),
    ...[...standing.keys()]
      .filter((id) => !known.has(id))
      .map((id) => finding('duplicated', 'record', id, 'stands in the books, and nobody spent it')),
  ];
}

function judgeOne(expense: Expected, records: readonly LedgerRecord[]): Finding[] {
  const [record, ...more] = records;
  if (!record) return [finding('lost', 'record', expense.id, 'is not in the books')];
  const differences = differencesOf(expense, record);
  return [
    ...more.map(() => finding('duplicated', 'record', expense.id, 'stands in the books once more')),
    ...(differences.length > 0 ? [finding('wrongAmounts', 'record', expense.id, differences.join(', '))] : []),
    ...judgeReceipt(
      expense,
      records.flatMap((each) => each.attachments),
    ),
  ];
}

function judgeReceipt({ id, receiptSha256 }: Expected, files: LedgerRecord['attachments']): Finding[] {
  const own = files.filter((file) => file.sha256 === receiptSha256).length;
  if (own === 0)
    return [finding('lost', 'receipt', id, `has ${files.length} files in the books, none of them its receipt`)];
  return Array.from({ length: files.length - 1 }, () =>
    finding('duplicated', 'receipt', id, `has ${files.length} files in the books, ${own} of them its receipt`),
  );
}

function differencesOf(expense: Expected, record: LedgerRecord): string[] {
  const facts: readonly (readonly [string, unknown, unknown])[] = [
    ['amount', minor(record.totalAmount, expense.currency), expense.totalMinor],
    ['tax', minor(record.taxAmount, expense.currency), expense.taxMinor],
    ['currency', record.currency, expense.currency],
    ['day', record.date.slice(0, 10), expense.day],
    ['bank account', record.bankAccount.id, expense.bankAccountRef],
    ['account', record.lines.map((line) => line.account.id).join(' '), expense.accountRef],
  ];
  return facts
    .filter(([, found, wanted]) => found !== wanted)
    .map(([name, found, wanted]) => `${name} is ${found} and not ${wanted}`);
}

/** A decimal of JSON has at most 15 digits here, so that this is exact. */
const minor = (decimal: number, currency: string): bigint => BigInt(Math.round(decimal * 10 ** exponentOf(currency)));

const finding = (count: Finding['count'], of: Finding['of'], expenseId: string, words: string): Finding => ({
  count,
  of,
  expenseId,
  words,
});
