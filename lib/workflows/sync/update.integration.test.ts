import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreeWithBooks, changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled, sync, syncState } from '@/lib/testing/linked-company';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from './request';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

const status = async (id: string) => (await findExpense(company.viewer, id))?.status;
const inBooks = async (id: string) =>
  (await codat.ledger(company.codatCompanyId)).records.filter((record) => record.transactionId === id);

async function recordSynced(): Promise<string> {
  const id = await recordTestExpense(company.viewer, { categoryId: company.categories.get('Travel') });
  await sync(codat, company, [id]);
  return id;
}

async function change(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const { revision } = (await findExpense(company.viewer, id)) ?? { revision: 1 };
  const categoryId = company.categories.get('Travel');
  await changeExpense(company.viewer, { ...expenseOf(company.viewer, { id, categoryId, ...fields }), revision });
}

test('sends a change of a synced expense as an update of its record', async () => {
  const id = await recordSynced();
  await change(id, { amount: '60.00', note: 'Half was refunded' });
  expect(await status(id)).toBe('changed');
  const [syncId = ''] = await sync(codat, company, [id]);
  expect(await syncState(company, syncId)).toMatchObject({ kind: 'update', state: 'settled' });
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toMatchObject([{ totalAmount: 60, taxAmount: 10 }]);
  expect((await codat.ledger(company.codatCompanyId)).trialBalance?.balanced).toBe(true);
});

test('skips a change that the package does not accept, until a person has made it in the books', async () => {
  const id = await recordSynced();
  await change(id, { merchant: 'LNER' });
  const { skipped } = await requestSync(company.viewer, [id]);
  expect(skipped).toMatchObject([{ reason: expect.stringContaining('not to the merchant. Change it in Xero') }]);
  await agreeWithBooks(company.viewer, id);
  expect(await status(id)).toBe('synced');
});

test('retries an update after a lost response', async () => {
  const id = await recordSynced();
  await change(id, { amount: '30.00' });
  codat.proxy.inject({ kind: 'answer-lost', path: /expense-transactions\/[0-9a-f-]+$/, method: 'PUT' });
  await requestSync(company.viewer, [id]);
  await runJobs();
  expect(await status(id)).toBe('unknown');
  await runJobsEarly(company.viewer.companyId);
  await settled(codat, company);
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toMatchObject([{ totalAmount: 30 }]);
});
