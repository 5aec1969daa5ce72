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
  const { scope, ids, codatCompanyId, channel } = books;
  if (!asked) {
    const requestedAt = await recordsRequestedAt(scope, connectionId);
    const operations: Record<string, string> = {};
    for (const type of bookRecordTypes) {
      const operation = await requestSharedRead(books, type, requestedAt);
      if (operation !== null) operations[type] = operation;
    }
    return scheduleRecordsPoll(scope, { connectionId, asked: operations, looks: 0 }, 1);
  }
  for (const operation of Object.values(asked)) {
    const state = await retryRead(() => packageReadState(codatCompanyId, operation, channel));
    if (state === 'running' && looks < maxPolls) {
      const next = { connectionId, asked, looks: looks + 1 };
      return scheduleRecordsPoll(scope, next, looks < 10 ? 2 : 10);
    }
    if (state !== 'complete') throw new CodatError({ kind: 'no-answer' }, 'Codat did not read the records', null);
  }
  const { timeZone } = await companySettings(scope);
  const since = `${addMonths(dayAt(new Date(), timeZone).slice(0, 7), -months)}-01`;
  const read = { connectionId, begunAt: new Date() };
  const currencies = await accountCurrencies(scope, connectionId);
  const { package: key } = books.connection;
  const missing: string[] = [];
  for (const type of bookRecordTypes) {
    const isRead =
      type in asked &&
      (await readFromCodat({ connection: ids, type, channel }, since, currencies, (rows) =>
        saveRecords(scope, read, rows),
      ));
    if (!isRead) missing.push(type);
    else {
      await endRead(scope, read, type, since);
      if (type === 'transfers' || !keepsField(key, 'reference')) await claimByContent(scope, connectionId, type);
    }
  }
  await finishRead(scope, read, missing);
  await reopenLinked(scope);
}
