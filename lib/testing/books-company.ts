import { saveBooks } from '@/lib/data/books/save';
import { currentConnection } from '@/lib/data/connection/connections';
import { startConnection } from '@/lib/data/connection/links';
import { saveConnectionStatus } from '@/lib/data/connection/status';
import { carryMappingOver } from '@/lib/data/mapping/move';
import type { Books, BooksSnapshot } from '@/lib/domain/books/books';
import type { PackageKey } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';

const listed = <E extends { archivedAt: Date | null; removedAt: Date | null }>(entries: readonly E[]) =>
  entries.map(({ archivedAt, removedAt: _removed, ...entry }) => ({ ...entry, archived: archivedAt !== null }));

/** Returns these lists as a read of all lists from Codat. */
export const snapshotOf = (books: Books, lockDate: string | null): BooksSnapshot => ({
  organisation: { name: 'Harbour & Finch Ltd', baseCurrency: 'GBP', lockDate },
  accounts: listed(books.accounts),
  bankAccounts: listed(books.bankAccounts),
  taxRates: listed(books.taxRates),
  tracking: listed(books.tracking),
  suppliers: listed(books.suppliers),
  customers: listed(books.customers),
});

/** Links the company to a package and stores these lists, as if they had been read from it. Makes no call to Codat. */
export async function linkWithBooks(
  viewer: Viewer,
  key: PackageKey,
  books: Books,
  lockDate: string | null = null,
): Promise<string> {
  const codatConnectionId = crypto.randomUUID();
  const before = await currentConnection(viewer);
  const link = { codatConnectionId, package: key, linkUrl: 'https://link.example/' };
  await startConnection(viewer, link, { replaces: before?.id ?? null });
  await saveConnectionStatus(viewer, codatConnectionId, { from: 'pending', to: 'linked' });
  const connection = await currentConnection(viewer);
  if (!connection) throw new Error('the connection vanished');
  await saveBooks(viewer, connection.id, snapshotOf(books, lockDate), undefined, carryMappingOver);
  return connection.id;
}
