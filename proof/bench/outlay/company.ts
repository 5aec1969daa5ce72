import { inScope } from '@/lib/data/db';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { accountsFor, type Books, taxRatesFor } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { linkBooks } from '@/prisma/demo/books';
import { createCompany } from '../../harness/company';
import { insertExpenses } from '../../harness/expenses';
import { organisation } from '../codat/link';
import { expensesOf, receiptOf } from '../expenses';

export type PreparedCompany = { readonly viewer: Viewer; readonly codatCompanyId: string };

/** Creates a company with a linked accounting package, a mapping, and expenses with their receipts. */
export async function prepareCompany(name: string, count: number): Promise<PreparedCompany> {
  const viewer = await createCompany(name, 'GBP', 'Europe/London');
  const { books, codatCompanyId } = await linkBooks(viewer, 'xero', organisation);
  const categoryId = await mapCategories(viewer, books);
  const expenses = expensesOf(name, count).map((expense) => ({
    ...expense,
    currency: 'GBP',
    totalMinor: BigInt(expense.grossMinor),
    categoryId,
    cardId: null,
    taxMinor: null,
    receipt: { content: receiptOf(expense), fileName: `${expense.id}.jpg`, mimeType: 'image/jpeg' },
  }));
  await insertExpenses(viewer, expenses);
  return { viewer, codatCompanyId };
}

/** Maps every category to one account at 20 % tax. Returns the id of one category. */
async function mapCategories(viewer: Viewer, books: Books): Promise<string> {
  const account = accountsFor(books, 'payment').find((entry) => entry.type === 'Expense');
  const rate = taxRatesFor(books, 'payment').find((entry) => entry.ref === 'INPUT2');
  const bank = books.bankAccounts.find((entry) => entry.currency === viewer.baseCurrency);
  const target = { ...emptyTarget, accountRef: account?.ref ?? null, taxRateRef: rate?.ref ?? null };
  const categories = await inScope(viewer, (tx) =>
    tx.category.findMany({ where: { companyId: viewer.companyId }, select: { id: true } }),
  );
  await changeMapping(viewer, (await currentMapping(viewer)).number, (mapping) => ({
    ...mapping,
    categories: Object.fromEntries(categories.map(({ id }) => [id, target])),
    defaults: { bankAccountRef: bank?.ref ?? null, supplierRef: books.suppliers[0]?.ref ?? null, byCurrency: {} },
  }));
  const [first] = categories;
  if (!first) throw new Error('a new company has no categories');
  return first.id;
}
