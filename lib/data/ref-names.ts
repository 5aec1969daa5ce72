import 'server-only';
import { accountLabel } from '@/lib/domain/books/books';
import { type EntryKey, type EntryNames, type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { type EntryList, entryLists } from '@/lib/domain/books/lists';
import type { Tx } from './db';
import { Prisma } from './generated/client';

type Named = { readonly list: EntryList; readonly ref: string; readonly code: string; readonly name: string };

/**
 * Returns the names of entries in the books: "493 Travel", "Expenses, general". The map leaves out unknown entries. Books
 * that were linked earlier can have another entry with the same ref, so the name in the books of `connectionId` takes
 * precedence: by default those linked now. One statement reads all lists.
 */
export async function refNamesIn(
  tx: Tx,
  companyId: string,
  entries: readonly EntryRef[],
  connectionId?: string | null,
): Promise<EntryNames> {
  const lists = entryLists.flatMap((list) => {
    const refs = [...new Set(entries.filter((entry) => entry.list === list).map(({ ref }) => ref))];
    return refs.length === 0 ? [] : namesSql(list, companyId, refs);
  });
  if (lists.length === 0) return new Map();
  const preferred = connectionId
    ? Prisma.sql`${connectionId}::uuid`
    : Prisma.sql`(select id from connections where company_id = ${companyId}::uuid and removed_at is null)`;
  // A later name replaces an earlier one: first the oldest books, at the end the preferred ones.
  const found = await tx.$queryRaw<Named[]>`
    select list, ref, code, name from (${Prisma.join(lists, ' union all ')}) entries
    order by connection_id is not distinct from ${preferred}, connection_id`;
  return new Map(found.map((entry): [EntryKey, string] => [entryKey(entry), accountLabel(entry)]));
}

const namesSql = (list: EntryList, companyId: string, refs: readonly string[]): Prisma.Sql => Prisma.sql`
  select ${list} as list, ref, ${coded.has(list) ? Prisma.sql`code` : Prisma.sql`''`} as code, name, connection_id
  from ${Prisma.raw(tables[list])} where company_id = ${companyId}::uuid and ref = any(${[...refs]}::text[])`;

/** Accounts have a code before their name. */
const coded: ReadonlySet<EntryList> = new Set<EntryList>(['accounts', 'bankAccounts']);

const tables: Readonly<Record<EntryList, string>> = {
  accounts: 'accounts',
  bankAccounts: 'bank_accounts',
  taxRates: 'tax_rates',
  tracking: 'tracking_categories',
  suppliers: 'suppliers',
  customers: 'customers',
};
