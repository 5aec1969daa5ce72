import 'server-only';
import { type BooksRecord, readRecord, refsOf } from '@/lib/domain/books-record';
import type { Viewer } from '@/lib/domain/viewer';
import { codeWith, codingIn } from './coding';
import { inScope } from './db';
import { type ExpenseRow, rowColumns, toRow } from './expense-rows';
import { refNamesIn } from './ref-names';

export type ExpenseDetail = {
  readonly expense: ExpenseRow;
  /** What was written, once it is in the books; before that, what will be; null while something is missing. */
  readonly record: BooksRecord | null;
  /** What the books call what the record names. */
  readonly names: ReadonlyMap<string, string>;
};

/** One expense with what is or will be written for it; null when there is none or it is not the viewer's to see. */
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
    const attempts = await tx.syncItem.findMany({
      where: { expenseId: id },
      select: { state: true, record: true },
      orderBy: { attempt: 'desc' },
    });
    const written = attempts.find((attempt) => attempt.state === 'synced');
    const record = written ? readRecord(written.record) : coded.ok ? coded.record : null;
    const refs = [
      record ? refsOf(record) : [],
      ...attempts.map((attempt) => refsOf(readRecord(attempt.record))),
    ].flat();
    return { expense, record, names: await refNamesIn(tx, viewer.companyId, refs) };
  });
