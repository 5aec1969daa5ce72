import 'server-only';
import { z } from 'zod';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import type { Books } from '@/lib/domain/books/books';

/**
 * Which suppliers and customers to load with the books: all, or only those with these ids. A company may have thousands
 * of each.
 */
export type Contacts = { readonly suppliers: 'all' | readonly string[]; readonly customers: 'all' | readonly string[] };
export const noContacts: Contacts = { suppliers: [], customers: [] };

/**
 * Returns the lists of a connection, with archived and removed entries. Accounts are in the order of their codes, and
 * the other lists in the order of their names. One statement reads all of them, because most pages need the books.
 */
export async function booksIn(
  tx: Tx,
  connectionId: string,
  include: Contacts = { suppliers: 'all', customers: 'all' },
): Promise<Books> {
  const [row] = await tx.$queryRaw<[Record<keyof Books, unknown>]>`
    select ${listOf(
      'accounts',
      connectionId,
      Prisma.sql`code, type, currency, is_bank_account as "isBankAccount",
        valid_for as "validFor", default_tax_rate_ref as "defaultTaxRateRef"`,
      Prisma.sql`code, name`,
    )} as accounts,
      ${listOf('bank_accounts', connectionId, Prisma.sql`code, kind, currency`, Prisma.sql`code, name`)} as "bankAccounts",
      ${listOf('tax_rates', connectionId, Prisma.sql`code, rate, valid_for as "validFor"`)} as "taxRates",
      ${listOf('tracking_categories', connectionId, Prisma.sql`parent_ref as "parentRef", has_children as "hasChildren"`)} as tracking,
      ${listOf('suppliers', connectionId, Prisma.sql`currency`, Prisma.sql`name`, include.suppliers)} as suppliers,
      ${listOf('customers', connectionId, Prisma.sql`currency`, Prisma.sql`name`, include.customers)} as customers`;
  return stored.parse(row);
}

/** Returns the query of one list, as JSON. `only` are the refs of the entries that are read. */
const listOf = (
  table: string,
  connectionId: string,
  columns: Prisma.Sql,
  order = Prisma.sql`name`,
  only: 'all' | readonly string[] = 'all',
) => Prisma.sql`
  (select coalesce(json_agg(entry), '[]') from (
    select ref, name, archived_at as "archivedAt", removed_at as "removedAt", previous_name as "previousName",
      renamed_at as "renamedAt", ${columns}
    from ${Prisma.raw(table)}
    where connection_id = ${connectionId}::uuid and ${only === 'all' ? Prisma.sql`true` : Prisma.sql`ref = any(${[...only]})`}
    order by ${order}) entry)`;

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .nullable();
const entry = {
  ref: z.string(),
  name: z.string(),
  archivedAt: instant,
  removedAt: instant,
  previousName: z.string().nullable(),
  renamedAt: instant,
};
const contact = z.object({ ...entry, currency: z.string() });
const stored = z.object({
  accounts: z.array(
    z.object({
      ...entry,
      code: z.string(),
      type: z.string(),
      currency: z.string(),
      isBankAccount: z.boolean(),
      validFor: z.array(z.string()),
      defaultTaxRateRef: z.string().nullable(),
    }),
  ),
  bankAccounts: z.array(z.object({ ...entry, code: z.string(), kind: z.string(), currency: z.string() })),
  taxRates: z.array(z.object({ ...entry, code: z.string(), rate: z.number(), validFor: z.array(z.string()) })),
  tracking: z.array(z.object({ ...entry, parentRef: z.string().nullable(), hasChildren: z.boolean() })),
  suppliers: z.array(contact),
  customers: z.array(contact),
});

export const readBooks = (scope: CompanyScope, connectionId: string): Promise<Books> =>
  inScope(scope, (tx) => booksIn(tx, connectionId));

export type ListCounts = { readonly accounts: number; readonly taxRates: number; readonly suppliers: number };

/** Returns how many active accounts, tax rates and suppliers a connection has. */
export const countLists = (scope: CompanyScope, connectionId: string): Promise<ListCounts> =>
  inScope(scope, async (tx) => {
    const where = { connectionId, removedAt: null };
    return {
      accounts: await tx.account.count({ where: { ...where, archivedAt: null } }),
      taxRates: await tx.taxRate.count({ where }),
      suppliers: await tx.supplier.count({ where: { ...where, archivedAt: null } }),
    };
  });
