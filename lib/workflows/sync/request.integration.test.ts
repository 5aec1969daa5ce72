import { afterAll, beforeAll, expect, test } from 'vitest';
import { findExpense } from '@/lib/data/expense/expenses';
import { stopRun } from '@/lib/data/sync/withdraw';
import { recordTestExpense } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
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

const record = (category: string) =>
  recordTestExpense(company.viewer, { categoryId: company.categories.get(category) });
const status = async (id: string) => (await findExpense(company.viewer, id))?.status;
const inBooks = async (id: string) =>
  (await codat.ledger(company.codatCompanyId)).records.filter(({ transactionId }) => transactionId === id);

test('queues each expense once when two requests run at the same time', async () => {
  const ids = [await record('Travel'), await record('Travel'), await record('Travel')];
  const [one, other] = await Promise.all([requestSync(company.viewer, ids), requestSync(company.viewer, ids)]);
  expect(one.queuedCount + other.queuedCount).toBe(ids.length);
  expect([...one.skipped, ...other.skipped].map(({ reason }) => reason)).toEqual(
    Array(3).fill('It is already queued.'),
  );
  await runJobs();
  await settled(codat, company);
  for (const id of ids) expect(await inBooks(id)).toHaveLength(1);
});

test('skips an expense that is in the books', async () => {
  const id = await record('Travel');
  await sync(codat, company, [id]);
  const again = await requestSync(company.viewer, [id]);
  expect(again).toMatchObject({ syncIds: [], skipped: [{ expenseId: id, reason: 'It is already in the books.' }] });
});

test('withdraws the unsent expenses of a stopped run', async () => {
  const ids = [await record('Travel'), await record('Travel')];
  const { runId } = await requestSync(company.viewer, ids);
  expect(await stopRun(company.viewer, runId ?? '')).toBe(2);
  expect(await Promise.all(ids.map(status))).toEqual(['ready', 'ready']);
  await runJobs();
  for (const id of ids) expect(await inBooks(id)).toEqual([]);

  // Stopping a run does not withdraw expenses that were sent.
  const [syncId = ''] = await sync(codat, company, ids);
  const { runId: second } = await syncState(company, syncId);
  expect(await stopRun(company.viewer, second ?? '')).toBe(0);
  expect(await Promise.all(ids.map(status))).toEqual(['synced', 'synced']);
});
