import { listState, requestList } from '@/lib/codat/books/books';
import { findByName, isListed } from '@/lib/codat/books/list-entries';
import { isWriting, pushState, sendEntry } from '@/lib/codat/books/new-entries';
import { CodatError } from '@/lib/codat/client/errors';
import {
  type EntryToCreate,
  expireKey,
  failEntry,
  findNewEntry,
  markKeyUsed,
  renewKey,
  savePush,
  saveRef,
} from '@/lib/data/books/new-entries';
import { requestListsOf } from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
import { listForKind } from '@/lib/domain/books/new-entry';
import { packageOf } from '@/lib/domain/books/package';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { RetryLater } from '@/lib/workflows/retry-later';
import { type CompanyBooks, findBooks } from './company-books';

const keyLifeMs = idempotencyKeyMinutes * 60_000;

/**
 * Does the next steps of creating an entry in the books, and throws RetryLater until the entry is settled. Stores each
 * step before the next one. When a step may or may not have created the entry, it checks the books first, so that the
 * entry is created only once (docs/decisions/016-cached-books-and-new-entries.md).
 */
export async function createEntry({ companyId, entryId }: { companyId: string; entryId: string }): Promise<void> {
  const scope = worker(companyId);
  const entry = await findNewEntry(scope, entryId);
  if (!entry || entry.state === 'success' || entry.state === 'failed') return;
  const books = await findBooks(scope);
  if (books?.connection.id !== entry.connectionId) {
    await failEntry(scope, entry, 'The books were disconnected before the entry was created.');
    return;
  }
  if (entry.ref !== null) return refreshList(books, { ...entry, ref: entry.ref });
  if (entry.pushKey !== null) return followPush(books, entry, entry.pushKey);
  if (isKeyExpired(entry)) return reconcile(books, entry);
  return send(books, entry);
}

/**
 * Whether the idempotency key has expired. A retry under an expired key is unsafe: Codat repeats an earlier error, or
 * treats it as a new request and creates the entry twice.
 */
const isKeyExpired = ({ keyUsedAt }: EntryToCreate): boolean =>
  keyUsedAt !== null && keyUsedAt.getTime() + keyLifeMs <= Date.now();

async function send(books: CompanyBooks, entry: EntryToCreate): Promise<void> {
  const { scope, ids, channel } = books;
  await markKeyUsed(scope, entry);
  let pushKey: string;
  try {
    pushKey = await sendEntry(ids, entry, channel);
  } catch (error) {
    if (!(error instanceof CodatError)) throw error;
    return handleFailure(books, entry, error);
  }
  await savePush(scope, entry, pushKey);
  return followPush(books, entry, pushKey);
}

async function handleFailure(
  { scope, connection }: CompanyBooks,
  entry: EntryToCreate,
  { failure, message }: CodatError,
): Promise<void> {
  const fail = async (reason: string) => void (await failEntry(scope, entry, reason));
  switch (failure.kind) {
    case 'rejected':
      return fail(failure.problems.map((problem) => problem.message).join(' ') || message);
    case 'missing': {
      const { name } = packageOf(connection.package);
      return fail(`${name} does not accept this entry from Outlay. Create it in ${name}.`);
    }
    case 'not-allowed':
      return fail('The accounting gateway refused the request. Nothing was created. Contact support.');
    case 'server-error':
      // Ambiguous: the entry may exist. Codat repeats this error for the same key, so the next job checks the books.
      await expireKey(scope, entry, keyLifeMs);
      throw new RetryLater('the entry may exist: it is looked up in the books');
    default:
      // Either nothing was sent, or a retry under the same key cannot create the entry twice.
      throw new RetryLater(`the request is retried: ${failure.kind}`);
  }
}

/**
 * Looks in the books for an entry that may exist. Searches by name, in a list that Codat read after the last attempt.
 * If the entry is missing, it is sent again under a new key.
 */
async function reconcile(books: CompanyBooks, entry: EntryToCreate): Promise<void> {
  const { scope, codatCompanyId, ids, channel } = books;
  const list = listForKind(entry.kind);
  const since = (entry.keyUsedAt?.getTime() ?? 0) + keyLifeMs;
  if (await isWriting(codatCompanyId, entry.kind, channel)) throw new RetryLater('Codat is writing an entry');
  const { isReading, readAt } = await listState(codatCompanyId, list, channel);
  if (isReading) throw new RetryLater('Codat is reading the list');
  if (!readAt || readAt.getTime() <= since) {
    await requestList(codatCompanyId, list, channel);
    throw new RetryLater('Codat was asked to read the list');
  }
  const ref = await findByName(ids, list, entry.name, channel);
  if (ref !== null) {
    await saveRef(scope, entry, ref);
    return refreshList(books, { ...entry, ref });
  }
  await renewKey(scope, entry);
  throw new RetryLater('the entry is not in the books: it is sent again');
}

async function followPush(books: CompanyBooks, entry: EntryToCreate, pushKey: string): Promise<void> {
  const { scope, codatCompanyId, ids, channel } = books;
  const push = await pushState(codatCompanyId, pushKey, channel);
  switch (push.state) {
    case 'pending':
      throw new RetryLater('the push is pending');
    case 'refused':
      await failEntry(scope, entry, push.message);
      return;
    case 'unknown':
      await expireKey(scope, { ...entry, pushKey }, keyLifeMs);
      throw new RetryLater('the push timed out: the entry is looked up in the books');
    case 'written': {
      const ref = push.ref ?? (await findByName(ids, listForKind(entry.kind), entry.name, channel));
      if (ref === null) throw new RetryLater('the entry was written, and its id is not known yet');
      await saveRef(scope, entry, ref);
      return refreshList(books, { ...entry, ref });
    }
  }
}

/**
 * Requests a refresh of the list that contains the created entry. Codat normally reads the list after a write.
 * Otherwise this asks Codat to read it.
 */
async function refreshList(books: CompanyBooks, entry: EntryToCreate & { readonly ref: string }): Promise<void> {
  const { scope, connection, codatCompanyId, ids, channel } = books;
  const list = listForKind(entry.kind);
  if (!(await isListed(ids, list, entry.ref, channel))) {
    const { isReading } = await listState(codatCompanyId, list, channel);
    if (!isReading) await requestList(codatCompanyId, list, channel);
    throw new RetryLater('the entry was created, and Codat is reading its list');
  }
  // The books also list a bank account among the accounts.
  await requestListsOf(scope, connection.id, list === 'bankAccounts' ? ['bankAccounts', 'accounts'] : [list]);
}
