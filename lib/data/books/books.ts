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
 * the other lists in the order of their names. One statement reads all of them.
 */
export async function booksIn(
  tx: Tx,
  connectionId: string,
  include: Contacts = { suppliers: 'all', customers: 'all' },
): Promise<Books> {
  const only = (refs: 'all' | readonly string[]) => (refs === 'all' ? Prisma.sql`true` : refIn(refs));
  const [row] = await tx.$queryRaw<[Record<keyof Books, unknown>]>`
    select ${booksSql(Prisma.sql`${connectionId}::uuid`, { suppliers: only(include.suppliers), customers: only(include.customers) })}`;
  return parseBooks(row);
}

/** Returns the condition that an entry has one of these refs. */
export const refIn = (refs: readonly string[]): Prisma.Sql => Prisma.sql`ref = any(${[...refs]}::text[])`;

type ContactsSql = Readonly<Record<'suppliers' | 'customers', Prisma.Sql>>;

/** Returns the columns of a query for the lists, as JSON for `parseBooks`. `only` selects suppliers and customers. */
export const booksSql = (connectionId: Prisma.Sql, only: ContactsSql): Prisma.Sql => Prisma.sql`
  ${listOf(
    'accounts',
    connectionId,
    Prisma.sql`code, type, currency, is_bank_account as "isBankAccount",
        valid_for as "validFor", default_tax_rate_ref as "defaultTaxRateRef"`,
    Prisma.sql`code, name`,
  )} as accounts,
  ${listOf('bank_accounts', connectionId, Prisma.sql`code, kind, currency`, Prisma.sql`code, name`)} as "bankAccounts",
  ${listOf('tax_rates', connectionId, Prisma.sql`code, rate, valid_for as "validFor"`)} as "taxRates",
  ${listOf('tracking_categories', connectionId, Prisma.sql`parent_ref as "parentRef", has_children as "hasChildren"`)} as tracking,
  ${contactsSql(connectionId, only)}`;

/** Returns the columns of a query for the suppliers and customers that `only` selects, as JSON for `parseContacts`. */
export const contactsSql = (connectionId: Prisma.Sql, only: ContactsSql): Prisma.Sql => Prisma.sql`
  ${listOf('suppliers', connectionId, Prisma.sql`currency`, Prisma.sql`name`, only.suppliers)} as suppliers,
  ${listOf('customers', connectionId, Prisma.sql`currency`, Prisma.sql`name`, only.customers)} as customers`;

/** Returns the query of one list, as JSON. `only` is a condition of the entries that are read. */
const listOf = (
  table: string,
  connectionId: Prisma.Sql,
  columns: Prisma.Sql,
  order = Prisma.sql`name`,
  only = Prisma.sql`true`,
) => Prisma.sql`
  (select coalesce(json_agg(entry), '[]') from (
    select ref, name, archived_at as "archivedAt", removed_at as "removedAt", previous_name as "previousName",
      renamed_at as "renamedAt", ${columns}
    from ${Prisma.raw(table)}
    where connection_id = ${connectionId} and ${only}
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
const storedContacts = z.object({ suppliers: z.array(contact), customers: z.array(contact) });
const stored = storedContacts.extend({
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
});

/** Parses a row of the columns of `booksSql`. */
export const parseBooks = (row: unknown): Books => stored.parse(row);

/** Parses a row of the columns of `contactsSql`. */
export const parseContacts = (row: unknown): Pick<Books, 'suppliers' | 'customers'> => storedContacts.parse(row);

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
