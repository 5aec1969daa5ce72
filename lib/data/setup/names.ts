import 'server-only';
import type { Tx } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { accountLabel, type Books, booksIndex } from '@/lib/domain/books/books';
import { type EntryKey, type EntryNames, type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import type { Setup } from './setup';

/**
 * Returns the names of entries like `refNamesIn`. Takes those in the books of the setup from it, and reads only the
 * others. `connectionId` are the books whose names take precedence: by default those linked now.
 */
export async function namesFrom(
  tx: Tx,
  companyId: string,
  { connection, books }: Pick<Setup, 'connection' | 'books'>,
  { entries, connectionId = null }: { readonly entries: readonly EntryRef[]; readonly connectionId?: string | null },
): Promise<EntryNames> {
  const isCurrent = connection !== null && (connectionId === null || connectionId === connection.id);
  const known = new Map<EntryKey, string>();
  const unknown: EntryRef[] = [];
  for (const entry of entries) {
    const name = isCurrent ? nameIn(books, entry) : undefined;
    if (name === undefined) unknown.push(entry);
    else known.set(entryKey(entry), name);
  }
  return unknown.length === 0
    ? known
    : new Map([...known, ...(await refNamesIn(tx, companyId, unknown, connectionId))]);
}

function nameIn(books: Books, { list, ref }: EntryRef): string | undefined {
  const index = booksIndex(books);
  switch (list) {
    case 'accounts':
    case 'bankAccounts': {
      const account = index[list].get(ref);
      return account && accountLabel(account);
    }
    case 'taxRates':
    case 'tracking':
    case 'suppliers':
    case 'customers':
      return index[list].get(ref)?.name;
  }
}
