import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readBooks } from '@/lib/data/books/books';
import { companySettings, foundCompanyIn } from '@/lib/data/company/companies';
import { addUser } from '@/lib/data/company/users';
import { currentConnection } from '@/lib/data/connection/connections';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { changeMapping, currentMapping } from '@/lib/data/mapping/mappings';
import { accountsFor, taxRatesFor } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { writeFile } from '@/lib/storage/files';
import { startLink } from '@/lib/workflows/books/link';
import { giveConsent } from '../codat/link';
import { type BenchExpense, expensesOf, receiptOf } from '../expenses';

export type Prepared = { readonly viewer: Viewer; readonly codatCompanyId: string };

/** A company of Outlay's as its owner would have it after a month: linked, mapped, with expenses and their receipts. */
export async function prepareCompany(name: string, expenses: number): Promise<Prepared> {
  const viewer = await foundCompany(name);
  await giveConsent(await startLink(viewer, 'xero'));
  const { codatCompanyId } = await companySettings(viewer);
  if (!codatCompanyId) throw new Error(`${name} is not at Codat`);
  const categoryId = await mapEverything(viewer, await untilListsAreRead(viewer));
  await record(viewer, categoryId, expensesOf(name, expenses));
  return { viewer, codatCompanyId };
}

async function foundCompany(name: string): Promise<Viewer> {
  const [companyId, userId] = [newId(), newId()];
  const person = { id: userId, email: `${userId}@example.com`, name: 'Hannah Finch' };
  const company = { name, baseCurrency: 'GBP', timeZone: 'Europe/London', locale: 'en-GB' };
  await inScope({ userId }, (tx) => addUser(tx, { ...person, passwordHash: null }));
  await inScope({ companyId, userId }, (tx) => foundCompanyIn(tx, companyId, userId, company));
  const { email, name: fullName } = person;
  return { ...company, userId, sessionId: newId(), name: fullName, email, companyId, companyName: name, role: 'owner' };
}

async function untilListsAreRead(viewer: Viewer): Promise<string> {
  for (;;) {
    const connection = await currentConnection(viewer);
    if (connection?.listsReadAt) return connection.id;
    await pause(100);
  }
}

/** Every category to one account at 20 %; answers one of the categories. */
async function mapEverything(viewer: Viewer, connectionId: string): Promise<string> {
  const books = await readBooks(viewer, connectionId);
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
  if (!first) throw new Error('a company begins with categories');
  return first.id;
}

const together = 500;

/** Writes rows by the hundred: nobody is measured yet. */
async function record(viewer: Viewer, categoryId: string, expenses: readonly BenchExpense[]): Promise<void> {
  for (let from = 0; from < expenses.length; from += together) {
    const some = expenses.slice(from, from + together);
    const receipts = await Promise.all(some.map((expense) => storeReceipt(viewer, expense)));
    await inScope(viewer, async (tx) => {
      await tx.expense.createMany({ data: some.map((expense) => expenseRow(viewer, expense)) });
      await tx.expenseLine.createMany({ data: some.map((expense) => lineRow(viewer, categoryId, expense)) });
      await tx.receipt.createMany({ data: receipts });
    });
  }
}

const expenseRow = (viewer: Viewer, { id, day, merchant, grossMinor }: BenchExpense) => ({
  id,
  companyId: viewer.companyId,
  type: 'payment' as const,
  day,
  merchant,
  amountMinor: BigInt(grossMinor),
  currency: 'GBP',
  baseMinor: BigInt(grossMinor),
  note: '',
  spenderId: viewer.userId,
});

const lineRow = (viewer: Viewer, categoryId: string, { id, grossMinor }: BenchExpense) => ({
  id: newId(),
  companyId: viewer.companyId,
  expenseId: id,
  position: 0,
  amountMinor: BigInt(grossMinor),
  categoryId,
  sources: { category: { by: 'hand' as const } },
});

async function storeReceipt(viewer: Viewer, expense: BenchExpense) {
  const content = receiptOf(expense);
  const id = newId();
  const storageKey = `${viewer.companyId}/${id}/original`;
  await writeFile(storageKey, content);
  return {
    id,
    companyId: viewer.companyId,
    expenseId: expense.id,
    uploadedById: viewer.userId,
    fileName: `${expense.id}.jpg`,
    mimeType: 'image/jpeg',
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    storageKey,
    pages: 1,
  };
}
