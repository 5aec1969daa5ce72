import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { Books } from '@/lib/domain/books/books';

/**
 * Which suppliers and customers to load with the books: all, or only those with these ids. A company may have thousands
 * of each.
 */
export type Contacts = { readonly suppliers: 'all' | readonly string[]; readonly customers: 'all' | readonly string[] };
export const noContacts: Contacts = { suppliers: [], customers: [] };

/**
 * Returns the lists of a connection, with archived and removed entries. Accounts are in the order of their codes, and
 * the other lists in the order of their names.
 */
export async function booksIn(
  tx: Tx,
  connectionId: string,
  include: Contacts = { suppliers: 'all', customers: 'all' },
): Promise<Books> {
  const where = { connectionId };
  const only = (refs: 'all' | readonly string[]) => (refs === 'all' ? where : { connectionId, ref: { in: [...refs] } });
  const accounts = await tx.account.findMany({ where, orderBy: [{ code: 'asc' }, { name: 'asc' }] });
  const bankAccounts = await tx.bankAccount.findMany({ where, orderBy: [{ code: 'asc' }, { name: 'asc' }] });
  const taxRates = await tx.taxRate.findMany({ where, orderBy: [{ name: 'asc' }] });
  const tracking = await tx.trackingCategory.findMany({ where, orderBy: [{ name: 'asc' }] });
  const suppliers = await tx.supplier.findMany({ where: only(include.suppliers), orderBy: [{ name: 'asc' }] });
  const customers = await tx.customer.findMany({ where: only(include.customers), orderBy: [{ name: 'asc' }] });
  return {
    accounts,
    bankAccounts,
    taxRates,
    tracking,
    suppliers,
    customers,
  };
}

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
