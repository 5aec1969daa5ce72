import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import { accountLabel } from '@/lib/domain/books/books';
import { type EntryNames, type EntryRef, entryKey } from '@/lib/domain/books/entry-names';
import { type EntryList, entryLists } from '@/lib/domain/books/lists';
import type { Tx } from './db';

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
  if (entries.length === 0) return new Map();
  const refsOf = (list: EntryList) => [...new Set(entries.flatMap((entry) => (entry.list === list ? entry.ref : [])))];
  const isPreferred = connectionId ? Prisma.sql`c.id = ${connectionId}::uuid` : Prisma.sql`c.removed_at is null`;
  // A later name replaces an earlier one: first the oldest books, at the end the preferred ones.
  const rows = await tx.$queryRaw<Named[]>`
    select named.* from connections c cross join lateral (${Prisma.join(
      entryLists.map(
        (list) => Prisma.sql`
          select ${list}::text as list, ref, ${codeOf(list)} as code, name from ${tableOf(list)}
          where connection_id = c.id and ref = any(${refsOf(list)}::text[])`,
      ),
      ' union all ',
    )}) named
    where c.company_id = ${companyId}::uuid order by ${isPreferred}, c.id`;
  return new Map(rows.map(({ list, ref, code, name }) => [entryKey({ list, ref }), accountLabel({ code, name })]));
}

type Named = { readonly list: EntryList; readonly ref: string; readonly code: string; readonly name: string };

const tables: Readonly<Record<EntryList, string>> = {
  accounts: 'accounts',
  bankAccounts: 'bank_accounts',
  taxRates: 'tax_rates',
  tracking: 'tracking_categories',
  suppliers: 'suppliers',
  customers: 'customers',
};

const tableOf = (list: EntryList): Prisma.Sql => Prisma.raw(tables[list]);

const codeOf = (list: EntryList): Prisma.Sql =>
  list === 'accounts' || list === 'bankAccounts' ? Prisma.sql`code` : Prisma.sql`''`;
