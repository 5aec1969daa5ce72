import { saveBooks } from '@/lib/data/books/save';
import { currentConnection } from '@/lib/data/connection/connections';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { moveMapping, movePage } from '@/lib/data/mapping/move';
import { entryKey } from '@/lib/domain/books/entry-names';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { aBankAccount, aContact, anAccount, aTaxRate, someBooks } from '@/lib/domain/testing/books';
import { snapshotOf } from '../books-company';
import { largeBooks } from '../large-company';

/**
 * The lists of each package that a history links. Those of QuickBooks Online name the same entries under other ids. It
 * has no entry for Ferries Ltd.
 */
export const booksOf = {
  xero: {
    ...largeBooks,
    bankAccounts: [aBankAccount(), aBankAccount({ ref: 'bank-cards', code: '095', name: 'Company Cards' })],
  },
  'quickbooks-online': someBooks({
    accounts: [anAccount({ ref: 'q-travel' })],
    bankAccounts: [aBankAccount({ ref: 'q-bank' }), aBankAccount({ ref: 'q-cards', name: 'Company Cards' })],
    taxRates: [aTaxRate({ ref: 'q-20' })],
    suppliers: [aContact({ ref: 'q-outlay' }), aContact({ ref: 'q-taxis', name: 'Taxis Ltd' })],
    tracking: [],
  }),
};

/** Returns the lists of the package that is linked now. */
export const linkedBooks = async (viewer: Viewer) =>
  (await currentConnection(viewer))?.package === 'quickbooks-online' ? booksOf['quickbooks-online'] : booksOf.xero;

/** Saves a version of the mapping in which the category has an account of the linked books, or none. */
export async function map(viewer: Viewer, categoryId: string, isMapped: boolean): Promise<number> {
  const { accounts, bankAccounts, taxRates, suppliers } = await linkedBooks(viewer);
  const refOf = ([entry]: readonly { readonly ref: string }[]) => entry?.ref ?? null;
  const target = { ...emptyTarget, accountRef: isMapped ? refOf(accounts) : null, taxRateRef: refOf(taxRates) };
  return changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    categories: { ...mapping.categories, [categoryId]: target },
    defaults: { bankAccountRef: refOf(bankAccounts), supplierRef: refOf(suppliers), byCurrency: {} },
  }));
}

/** Stores the lists of the linked books, in which a period is closed or all suppliers except the first are archived. */
export async function readBooks(
  viewer: Viewer,
  { isClosed, isArchived }: { readonly isClosed: boolean; readonly isArchived: boolean },
): Promise<void> {
  const books = await linkedBooks(viewer);
  const suppliers = books.suppliers.map((each, index) => ({
    ...each,
    archivedAt: isArchived && index > 0 ? new Date() : null,
  }));
  const snapshot = snapshotOf({ ...books, suppliers }, isClosed ? '2099-12-31' : null);
  await saveBooks(viewer, (await currentConnection(viewer))?.id ?? '', snapshot);
}

/** Moves the mapping to the linked books, if they are others. Replaces entries that are certainly the same. */
export async function moveMappingOf(viewer: Viewer): Promise<void> {
  const page = await movePage(viewer);
  if (page.state !== 'ready') return;
  const chosen = page.proposals.flatMap((proposal) =>
    proposal.match?.isCertain ? [[entryKey(proposal), proposal.match.entry.ref] as const] : [],
  );
  await moveMapping(viewer, { version: page.version, chosen: new Map(chosen) });
}
