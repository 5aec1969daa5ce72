import { CodatError } from '@/lib/codat/client/errors';
import { retryRead } from '@/lib/codat/client/retry-read';
import { readRecords as readFromCodat } from '@/lib/codat/records/records';
import { packageReadState } from '@/lib/codat/sync/package-read';
import { companySettings } from '@/lib/data/company/companies';
import { worker } from '@/lib/data/db';
import type { JobData } from '@/lib/data/queue';
import { claimByContent } from '@/lib/data/reconcile/claim';
import {
  accountCurrencies,
  endRead,
  finishRead,
  hasClaims,
  saveReadError,
  saveRecords,
  scheduleRecordsPoll,
} from '@/lib/data/reconcile/records';
import { reopenLinked } from '@/lib/data/reconcile/reopen';
import { recordsRequestedAt } from '@/lib/data/reconcile/request';
import { keepsField } from '@/lib/domain/books/field-exceptions';
import { packageOf } from '@/lib/domain/books/package';
import { addMonths, dayAt } from '@/lib/domain/day';
import { bookRecordTypes } from '@/lib/domain/reconcile/books/book-record';
import { type CompanyBooks, findBooksToRead } from '@/lib/workflows/books/company-books';
import { requestSharedRead } from '@/lib/workflows/books/shared-read';
import { isBusy, RetryLater } from '@/lib/workflows/retry-later';

/** Older records stay as they were last read: their months are closed. */
const months = 18;
/** Codat can take half an hour to read a desktop package. */
const maxPolls = 180;

/**
 * Reads the records of the books that move bank accounts. The first job makes Codat read them from the package. Later
 * jobs poll until Codat has finished, then store them.
 */
export async function readRecords(data: JobData<'read-records'>): Promise<void> {
  const scope = worker(data.companyId);
  const books = await findBooksToRead(scope, data.connectionId);
  if (!books) return;
  try {
    await readStep(books, data);
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    if (!isBusy(error))
      await saveReadError(
        scope,
        data.connectionId,
        `The records in ${packageOf(books.connection.package).name} could not be read. What you see is from the last read. Outlay tries again.`,
      );
    throw new RetryLater(error.message);
  }
}

async function readStep(books: CompanyBooks, { connectionId, asked, looks = 0 }: JobData<'read-records'>) {
  const { scope } = books;
  if (!asked) {
    const operations = await requestAllRecords(books, await recordsRequestedAt(scope, connectionId));
    return scheduleRecordsPoll(scope, { connectionId, asked: operations, looks: 0 }, 1);
  }
  if (await saveRecordsOnceRead(books, asked)) return;
  if (looks >= maxPolls) throw notRead();
  await scheduleRecordsPoll(scope, { connectionId, asked, looks: looks + 1 }, looks < 10 ? 2 : 10);
}

/** The ids of Codat's read operations, by record type. Types that the package does not have are missing, and bills without claims. */
type ReadOperations = NonNullable<JobData<'read-records'>['asked']>;

/**
 * Makes Codat read the records from the package, unless it has begun to since `since`. Throws a CodatError of the kind
 * `in-flight` while an earlier read runs.
 */
export async function requestAllRecords(books: CompanyBooks, since: Date): Promise<ReadOperations> {
  const operations: Record<string, string> = {};
  const withBills = await hasClaims(books.scope);
  for (const type of bookRecordTypes) {
    if (type === 'bills' && !withBills) continue;
    const operation = await requestSharedRead(books, type, since);
    if (operation !== null) operations[type] = operation;
  }
  return operations;
}

/** Stores the records that Codat has read. Returns false, and stores nothing, while Codat still reads them. */
export async function saveRecordsOnceRead(books: CompanyBooks, asked: ReadOperations): Promise<boolean> {
  const { scope, ids, codatCompanyId, channel, connection } = books;
  for (const operation of Object.values(asked)) {
    const state = await retryRead(() => packageReadState(codatCompanyId, operation, channel));
    if (state === 'running') return false;
    if (state !== 'complete') throw notRead();
  }
  const { timeZone } = await companySettings(scope);
  const since = `${addMonths(dayAt(new Date(), timeZone).slice(0, 7), -months)}-01`;
  const read = { connectionId: connection.id, begunAt: new Date() };
  const currencies = await accountCurrencies(scope, connection.id);
  const missing: string[] = [];
  for (const type of bookRecordTypes) {
    const isRead =
      type in asked &&
      (await readFromCodat({ connection: ids, type, channel }, since, currencies, (rows) =>
        saveRecords(scope, read, rows),
      ));
    // Nobody matches bills, so that nobody misses them.
    if (!isRead && type !== 'bills') missing.push(type);
    if (isRead) {
      await endRead(scope, read, type, since);
      if (type === 'transfers' || !keepsField(connection.package, 'reference'))
        await claimByContent(scope, connection.id, type);
    }
  }
  await finishRead(scope, read, missing);
  await reopenLinked(scope);
  return true;
}

const notRead = () => new CodatError({ kind: 'no-answer' }, 'Codat did not read the records', null);
