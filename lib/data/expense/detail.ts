import 'server-only';
import { codeWith, codingOf, contactsOf } from '@/lib/data/coding/context';
import { inScope } from '@/lib/data/db';
import { namesFrom } from '@/lib/data/setup/names';
import { setupIn } from '@/lib/data/setup/setup';
import { type Attempt, attemptsAs, attemptsPerPage } from '@/lib/data/sync/history';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import { type BooksRecord, parseRecord, recordTotal, refsOf } from '@/lib/domain/books/record';
import { diffRecords, type RecordDifferences } from '@/lib/domain/books/record-differences';
import { idsIn } from '@/lib/domain/coding/changes';
import { type CheckResult, checkExpense, misbookedAs } from '@/lib/domain/coding/preflight';
import { keptPart } from '@/lib/domain/coding/record/kept';
import type { Viewer } from '@/lib/domain/company/viewer';
import type { CodingIssue } from '@/lib/domain/expense/issue';
import type { Money } from '@/lib/domain/money';
import { type RefundedPayment, refundedAmong, refundPlaces } from './refund/refunds';
import type { ExpenseRow } from './rows';
import { currentRows, evaluated } from './stored-rows';
import { candidates } from './sync-candidates';

export type ExpenseDetail = {
  readonly expense: ExpenseRow;
  /**
   * For a synced expense, the record that was written last. Otherwise the record that a sync would write, or null if
   * issues prevent a sync.
   */
  readonly record: BooksRecord | null;
  /**
   * For a synced expense that was edited: how the new record differs from the books, and the issue that prevents an
   * update, or null. Null for other expenses.
   */
  readonly change: { readonly differences: RecordDifferences; readonly issue: CodingIssue | null } | null;
  /**
   * The amount that the books have of the record, if the package booked its numbers in another currency, and the amount
   * to correct it to; else null.
   */
  readonly misbooked: { readonly amount: Money; readonly right: Money | null } | null;
  /** The names in the books of the entries that the expense and its records use. */
  readonly names: EntryNames;
  /** The newest attempts to sync it: the first page of them. */
  readonly attempts: readonly Attempt<BooksRecord>[];
  /** The names of the categories of its lines, by id. */
  readonly categoryNames: ReadonlyMap<string, string>;
  /** The payment to which it belongs, with all refunds: itself, or the one that it returns. Null for money in without a link. */
  readonly refunded: RefundedPayment | null;
};

/** The written record is among the newest attempts. */
const attemptsSearched = 100;

/** Returns one expense with its record in the books; null when it does not exist or the viewer may not see it. */
export const expenseDetail = (viewer: Viewer, id: string): Promise<ExpenseDetail | null> =>
  inScope(viewer, async (tx) => {
    const { companyId } = viewer;
    const rows = await currentRows(tx, companyId, refundPlaces(viewer, id));
    const read = rows.find((row) => row.id === id);
    if (!read) return null;
    const attempts = await attemptsAs(parseRecord, tx, id, { most: attemptsSearched });
    const sentRefs = attempts.flatMap((attempt) => refsOf(attempt.record));
    // The contacts of the records that were sent are read for their names.
    const coding = codingOf(await setupIn(tx, companyId, contactsOf([read, ...attempts.map(namingOf)])));
    const expense = evaluated(read, coding);
    const coded = codeWith(coding, expense);
    const written = attempts.find((attempt) => attempt.state === 'synced');
    const record = written?.record ?? (coded.ok ? coded.record : null);
    const [candidate] = await candidates(tx, [expense], coding);
    const booked = candidate?.booked;
    const differs = expense.syncedRevision !== null && expense.revision > expense.syncedRevision;
    const key = coding.context?.package.key;
    const change =
      differs && candidate && booked && booked !== 'elsewhere' && coded.ok && key
        ? {
            differences: diffRecords(keptPart(booked, key), keptPart(coded.record, key)),
            issue: issueIn(checkExpense(candidate, coding)),
          }
        : null;
    const amount = booked && booked !== 'elsewhere' && coding.context && misbookedAs(booked, coding.context);
    const own = idsIn(expense);
    const entries = [
      ...own.refs,
      ...(record ? refsOf(record) : []),
      ...(coded.ok ? refsOf(coded.record) : []),
      ...sentRefs,
    ];
    return {
      expense,
      record,
      attempts: attempts.slice(0, attemptsPerPage),
      change,
      misbooked: amount ? { amount, right: coded.ok ? recordTotal(coded.record) : null } : null,
      names: await namesFrom(tx, companyId, coding.setup, { entries, connectionId: written?.connectionId ?? null }),
      categoryNames: namesOf(own.categories, coding.setup.categoryNames),
      refunded: refundedAmong(rows, viewer),
    };
  });

/** Returns the contacts that the record of an attempt names, as those of an expense. */
const namingOf = ({ record: { supplierRef, lines } }: Attempt<BooksRecord>) => ({
  supplierRef,
  lines: lines.map(({ customerRef }) => ({ customerRef })),
});

const namesOf = (ids: readonly string[], names: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(ids.map((id) => [id, names.get(id) ?? '']));

const issueIn = (result: CheckResult): CodingIssue | null =>
  result.outcome === 'not ready' ? (result.issues[0] ?? null) : null;
