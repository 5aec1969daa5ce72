import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { currentConnection } from '@/lib/data/connection/connections';
import { findExpense } from '@/lib/data/expense/expenses';
import { lanePause } from '@/lib/data/sync/lane-pause';
import { recordTestExpense } from '@/lib/testing/expenses';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled, syncState } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { checkConnection } from '@/lib/workflows/books/check-connection';
import { requestSync } from './request';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());
beforeEach(() => codat.faults());

const spendOn = (category = 'Travel') =>
  recordTestExpense(company.viewer, { categoryId: company.categories.get(category) });
const status = async (id: string) => (await findExpense(company.viewer, id))?.status;

/** Requests a sync and runs the worker's jobs once. */
async function tryOnce(ids: readonly string[]): Promise<string> {
  const { syncIds, skipped } = await requestSync(company.viewer, ids);
  if (skipped[0]) throw new Error(skipped[0].reason);
  await runJobs();
  return syncIds[0] ?? '';
}

test('does not fail a record that was written during the poll', async () => {
  const id = await spendOn();
  codat.dropWebhooks(true);
  const syncId = await tryOnce([id]);
  const { codatSyncId } = await syncState(company, syncId);
  await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  codat.dropWebhooks(false);
  codat.proxy.inject(
    {
      kind: 'answered',
      path: new RegExp(`${codatSyncId}/transactions`),
      body: { results: [{ transactionId: id, status: 'Pending', integrationType: 'expenses' }], totalResults: 1 },
    },
    {
      kind: 'answered',
      path: new RegExp(`${codatSyncId}/status`),
      body: {
        syncId: codatSyncId,
        syncStatusCode: 5130,
        syncStatus: 'PushError',
        errorMessage: 'Another was refused.',
      },
    },
  );
  await runJobsEarly(company.viewer.companyId);
  expect(await findExpense(company.viewer, id)).toMatchObject({ status: 'synced', failure: null });
});

test('repeats only the failed call of a poll', async () => {
  const id = await spendOn();
  codat.dropWebhooks(true);
  await codat.faults({ operation: 'create-expense-transaction', kind: 'sync-error', code: 5130, times: 1 });
  const syncId = await tryOnce([id]);
  const { codatSyncId } = await syncState(company, syncId);
  await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  codat.dropWebhooks(false);
  await codat.faults(
    { operation: 'list-sync-transactions', kind: 'status500', times: 1 },
    { operation: 'get-sync-by-id', kind: 'status503', times: 2 },
  );
  const before = (await codat.calls('get-sync-by-id')).length;
  await runJobsEarly(company.viewer.companyId);
  expect(await status(id)).toBe('failed');
  expect((await codat.calls('get-sync-by-id')).length - before).toBe(3);
});

test('fails the records without an outcome with the message of a failed sync', async () => {
  const id = await spendOn();
  codat.dropWebhooks(true);
  const syncId = await tryOnce([id]);
  const { codatSyncId } = await syncState(company, syncId);
  await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  codat.dropWebhooks(false);
  const pending = {
    kind: 'answered',
    path: new RegExp(`${codatSyncId}/transactions`),
    body: { results: [{ transactionId: id, status: 'Pending', integrationType: 'expenses' }], totalResults: 1 },
  } as const;
  const ended = {
    kind: 'answered',
    path: new RegExp(`${codatSyncId}/status`),
    body: { syncId: codatSyncId, syncStatusCode: 5130, syncStatus: 'Error', errorMessage: 'The books did not answer.' },
  } as const;
  codat.proxy.inject(pending, ended, { ...pending });
  await runJobsEarly(company.viewer.companyId);
  const expense = await findExpense(company.viewer, id);
  expect(expense).toMatchObject({ status: 'failed', failure: 'The books did not answer.' });
});

test('marks a sync unknown after half an hour without a result, and polls it again', async () => {
  const id = await spendOn();
  codat.dropWebhooks(true);
  const syncId = await tryOnce([id]);
  const { codatSyncId } = await syncState(company, syncId);
  await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  codat.dropWebhooks(false);
  await asSuperuser(`update syncs set sent_at = now() - interval '31 minutes' where id = $1`, [syncId]);
  const pending = { results: [{ transactionId: id, status: 'Pending', integrationType: 'expenses' }], totalResults: 1 };
  const running = { syncId: codatSyncId, syncStatusCode: 1010, syncStatus: 'Pushing' };
  codat.proxy.inject(
    { kind: 'answered', path: new RegExp(`${codatSyncId}/transactions`), body: pending },
    { kind: 'answered', path: new RegExp(`${codatSyncId}/status`), body: running },
  );
  await runJobsEarly(company.viewer.companyId);
  expect(await status(id)).toBe('unknown');
  await runJobsEarly(company.viewer.companyId);
  expect(await status(id)).toBe('synced');
});

test('keeps the expenses of a company queued while Codat does not know the company', async () => {
  const id = await spendOn();
  const { syncIds } = await requestSync(company.viewer, [id]);
  const codatCompany = (codatCompanyId: string) =>
    asSuperuser(`update companies set codat_company_id = $2 where id = $1`, [company.viewer.companyId, codatCompanyId]);
  await codatCompany(crypto.randomUUID());
  await runJobs();
  await codatCompany(company.codatCompanyId);
  expect(await syncState(company, syncIds[0] ?? '')).toMatchObject({ state: 'queued', codatSyncId: null });
  expect(await status(id)).toBe('queued');
  expect(await lanePause(company.viewer)).toMatchObject({ because: 'connection' });

  await checkConnection(company.viewer.companyId, (await currentConnection(company.viewer))?.codatConnectionId ?? '');
  await runJobs();
  await settled(codat, company);
  expect(await status(id)).toBe('synced');
  expect(await lanePause(company.viewer)).toBeNull();
});

test('resends a sync that failed because of Codat', async () => {
  const id = await spendOn();
  await codat.faults({ operation: 'create-expense-transaction', kind: 'sync-error', code: 5000, times: 1 });
  await tryOnce([id]);
  await settled(codat, company);
  expect(await status(id)).toBe('queued');
  await runJobsEarly(company.viewer.companyId);
  await settled(codat, company);
  expect(await status(id)).toBe('synced');
});

test('pauses the lane for an expired subscription, and probes with one sync before the rest', async () => {
  const condition = (now: string) =>
    codat.control('PUT', `companies/${company.codatCompanyId}/condition`, { condition: now });
  await condition('billing-expired');
  const ids = [await spendOn(), await spendOn()];
  await tryOnce(ids);
  await settled(codat, company);
  expect(await Promise.all(ids.map(status))).toEqual(['queued', 'queued']);
  expect(await lanePause(company.viewer)).toMatchObject({ because: 'package' });

  // The probe runs, and the subscription is still expired.
  await runJobsEarly(company.viewer.companyId);
  await settled(codat, company);
  expect(await lanePause(company.viewer)).toMatchObject({ because: 'package' });

  await condition('working');
  await runJobsEarly(company.viewer.companyId);
  await settled(codat, company);
  expect(await Promise.all(ids.map(status))).toEqual(['synced', 'synced']);
  expect(await lanePause(company.viewer)).toBeNull();
});
