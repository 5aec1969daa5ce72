import 'server-only';
import { connectionIn } from '@/lib/data/connection/connections';
import { accountLabel } from '@/lib/domain/books/books';
import { type EntryKey, type EntryNames, type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { type EntryList, entryLists } from '@/lib/domain/books/lists';
import type { Tx } from './db';

type Named = { readonly connectionId: string; readonly ref: string; readonly code?: string; readonly name: string };

/**
 * Returns the names of entries in the books: "493 Travel", "Expenses, general". The map leaves out unknown entries. Books
 * that were linked earlier can have another entry with the same ref, so the name in the books of `connectionId` takes
 * precedence: by default those linked now.
 */
export async function refNamesIn(
  tx: Tx,
  companyId: string,
  entries: readonly EntryRef[],
  connectionId?: string | null,
): Promise<EntryNames> {
  const preferred = connectionId ?? (await connectionIn(tx, companyId))?.id;
  const names = new Map<EntryKey, string>();
  for (const list of entryLists) {
    const refs = new Set(entries.filter((entry) => entry.list === list).map(({ ref }) => ref));
    if (refs.size === 0) continue;
    const found = await readList(tx, list, { companyId, ref: { in: [...refs] } });
    // A later name replaces an earlier one: first the oldest books, at the end the preferred ones.
    const rank = (row: Named) => (row.connectionId === preferred ? 1 : 0);
    found.sort((one, other) => rank(one) - rank(other) || (one.connectionId < other.connectionId ? -1 : 1));
    for (const { ref, code = '', name } of found) names.set(entryKey({ list, ref }), accountLabel({ code, name }));
  }
  return names;
}

function readList(
  tx: Tx,
  list: EntryList,
  where: { readonly companyId: string; readonly ref: { in: string[] } },
): Promise<Named[]> {
  const named = { where, select: { connectionId: true, ref: true, name: true } };
  const coded = { where, select: { connectionId: true, ref: true, code: true, name: true } };
  switch (list) {
    case 'accounts':
      return tx.account.findMany(coded);
    case 'bankAccounts':
      return tx.bankAccount.findMany(coded);
    case 'taxRates':
      return tx.taxRate.findMany(named);
    case 'tracking':
      return tx.trackingCategory.findMany(named);
    case 'suppliers':
      return tx.supplier.findMany(named);
    case 'customers':
      return tx.customer.findMany(named);
  }
}
