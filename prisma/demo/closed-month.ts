import { CodatError } from '@/lib/codat/client/errors';
import { closeMonth } from '@/lib/data/close/close';
import { monthDetail } from '@/lib/data/close/month';
import { currentConnection } from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
import type { AccountKey } from '@/lib/data/reconcile/account';
import { linkTicked } from '@/lib/data/reconcile/links';
import { matchAccount } from '@/lib/data/reconcile/match';
import { listReconcile } from '@/lib/data/reconcile/page';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addMonths, type Day, firstDayOf, lastDayOf, monthOf } from '@/lib/domain/day';
import { tickedOf } from '@/lib/domain/reconcile/words/ticked-input';
import { findLinkedBooks } from '@/lib/workflows/books/company-books';
import { requestAllRecords, saveRecordsOnceRead } from '@/lib/workflows/reconcile/read-records';
import { until } from './until';

/** What the owner writes when something is still open. */
const reason = 'Too small to look for. Checked with the bank.';

/**
 * Makes Codat read the records of the books, which takes a moment. Returns what a person then does: the bookkeeper confirms
 * the suggestions of the older month with a statement, and the owner closes it.
 */
export async function closeDemoMonth(
  { owner, bookkeeper }: { readonly owner: Viewer; readonly bookkeeper: Viewer },
  bankAccountRef: string,
  today: Day,
): Promise<() => Promise<void>> {
  const { companyId } = owner;
  const connection = await currentConnection(owner);
  const books = connection && (await findLinkedBooks(worker(companyId), connection.id));
  if (!books) throw new Error('The demo company has no books.');
  let asked: Awaited<ReturnType<typeof requestAllRecords>> | undefined;
  const since = new Date();
  await until('Codat to begin reading the records', async () => {
    asked = await requestAllRecords(books, since).catch(undefinedIfReading);
    return asked !== undefined;
  });
  return async () => {
    await until('the records of the books', () => saveRecordsOnceRead(books, asked ?? {}));
    const key = { companyId, connectionId: books.connection.id, bankAccountRef };
    const month = addMonths(monthOf(today), -2);
    await confirmSuggestions(bookkeeper, key, month);
    const { state, missing } = await monthDetail(owner, month);
    if (state === 'open') await closeMonth(owner, { month, reason: missing.length > 0 ? reason : '', today });
  };
}

async function confirmSuggestions(bookkeeper: Viewer, key: AccountKey, month: string): Promise<void> {
  await matchAccount(key);
  const days = { from: firstDayOf(month), to: lastDayOf(month) };
  const { rows } = await listReconcile(bookkeeper, key, days, 'suggested', {});
  const ticked = rows.map(({ lines, records }) => {
    const seen = (some: typeof lines | typeof records) =>
      some.map(({ id, day, minor, currency }) => ({ id, day, minor: minor.toString(), currency }));
    return tickedOf({ lines: seen(lines), records: seen(records) }, key.bankAccountRef, 'proposed');
  });
  if (ticked.length > 0) await linkTicked(bookkeeper, key, ticked);
}

/** The worker may have made Codat read the same records, which Codat then refuses to read a second time. */
function undefinedIfReading(error: unknown): undefined {
  if (!(error instanceof CodatError && error.failure.kind === 'in-flight')) throw error;
}
