import { listState, requestList } from '@/lib/codat/books/books';
import { findByName, isListed } from '@/lib/codat/books/list-entries';
import { findNewEntry, saveEntryRef } from '@/lib/data/books/new-entries';
import { requestListsOf } from '@/lib/data/connection/connections';
import { worker } from '@/lib/data/db';
import { listForKind } from '@/lib/domain/books/new-entry';
import { RetryLater } from '@/lib/workflows/retry-later';
import { findBooks } from './company-books';

/**
 * Requests a refresh of the list that contains an entry that was created. Codat normally reads the list after a write;
 * otherwise this asks Codat to read it. Throws RetryLater until Codat's cache has the entry.
 */
export async function listEntry({ companyId, entryId }: { companyId: string; entryId: string }): Promise<void> {
  const scope = worker(companyId);
  const entry = await findNewEntry(scope, entryId);
  if (entry?.state !== 'pending' || !entry.isInBooks) return;
  const books = await findBooks(scope);
  if (books?.connection.id !== entry.connectionId) return;
  const { connection, codatCompanyId, ids, channel } = books;
  const list = listForKind(entry.kind);
  const ref = entry.ref ?? (await findByName(ids, list, entry.name, channel));
  if (ref === null || !(await isListed(ids, list, ref, channel))) {
    const { isReading } = await listState(codatCompanyId, list, channel);
    if (!isReading) await requestList(codatCompanyId, list, channel);
    throw new RetryLater('the entry was created, and Codat is reading its list');
  }
  if (entry.ref === null) await saveEntryRef(scope, entry.id, ref);
  // The books also list a bank account among the accounts.
  await requestListsOf(scope, connection.id, list === 'bankAccounts' ? ['bankAccounts', 'accounts'] : [list]);
}
