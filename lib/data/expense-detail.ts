import 'server-only';
import { accountLabel, type Books, noBooks } from '@/lib/domain/books';
import type { BooksRecord, Coded } from '@/lib/domain/coding';
import type { Viewer } from '@/lib/domain/viewer';
import { codeWith, codingIn } from './coding';
import { inScope } from './db';
import { type ExpenseRow, rowColumns, toRow } from './expense-rows';

/** A record as a person reads it: names for refs. */
export type NamedRecord = {
  readonly bankAccount: string;
  readonly lines: readonly {
    readonly account: string;
    readonly taxRate: string | null;
    readonly tracking: string;
    readonly netMinor: bigint;
    readonly taxMinor: bigint;
  }[];
};

export type ExpenseDetail = {
  readonly expense: ExpenseRow;
  readonly coded: Coded;
  /** What will be written, or was, as it would be coded now; null while something is missing. */
  readonly record: NamedRecord | null;
  readonly accountNames: ReadonlyMap<string, string>;
};

/** One expense with what will be written for it; null when there is none or it is not the viewer's to see. */
export const expenseDetail = (viewer: Viewer, id: string): Promise<ExpenseDetail | null> =>
  inScope(viewer, async (tx) => {
    const read = await tx.expense.findFirst({
      where: { id, companyId: viewer.companyId, removedAt: null },
      select: rowColumns,
    });
    if (!read) return null;
    const coding = await codingIn(tx, viewer.companyId);
    const expense = toRow(read, coding);
    const coded = codeWith(coding, expense);
    const books = coding.context?.books ?? noBooks;
    return {
      expense,
      coded,
      record: coded.ok ? named(coded.record, books) : null,
      accountNames: new Map(books.accounts.map((account) => [account.ref, accountLabel(account)])),
    };
  });

function named(record: BooksRecord, books: Books): NamedRecord {
  const tracking = (refs: readonly string[]) =>
    refs.map((ref) => books.tracking.find((entry) => entry.ref === ref)?.name ?? ref).join(', ');
  const account = (ref: string) => books.accounts.find((entry) => entry.ref === ref);
  const bank = books.bankAccounts.find((entry) => entry.ref === record.bankAccountRef);
  return {
    bankAccount: bank ? accountLabel(bank) : record.bankAccountRef,
    lines: record.lines.map((line) => ({
      account: accountLabel(account(line.accountRef) ?? { code: '', name: line.accountRef }),
      taxRate: books.taxRates.find((rate) => rate.ref === line.taxRateRef)?.name ?? null,
      tracking: tracking(line.trackingRefs),
      netMinor: line.netMinor,
      taxMinor: line.taxMinor,
    })),
  };
}
