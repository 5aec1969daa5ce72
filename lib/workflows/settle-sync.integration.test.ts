import { afterAll, beforeAll, expect, test } from 'vitest';
import { findExpense } from '@/lib/data/expenses';
import { spend } from '@/lib/testing/expenses';
import { work } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, syncState } from '@/lib/testing/linked-company';
import { openStage, type Stage } from '@/lib/testing/stage';
import { asSuperuser } from '@/lib/testing/superuser';
import { requestSync } from './request-sync';

let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkedCompany(stage);
});
afterAll(() => stage.close());

const spendOn = (category = 'Travel') => spend(company.viewer, { categoryId: company.categories.get(category) });
const status = async (id: string) => (await findExpense(company.viewer, id))?.status;

/** Asks for the sync and has a worker try it once. */
async function tryOnce(ids: readonly string[]): Promise<string> {
  const { syncIds, staying } = await requestSync(company.viewer, ids);
  if (staying[0]) throw new Error(staying[0].why);
  await work();
  return syncIds[0] ?? '';
}

test('a sync that fails as a whole fails the records it never came to, in its own words', async () => {
  const id = await spendOn();
  stage.deafen(true);
  const syncId = await tryOnce([id]);
  const { codatSyncId } = await syncState(company, syncId);
  await stage.heard(({ payload }) => payload.syncId === codatSyncId);
  stage.deafen(false);
  stage.wire.strike(
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
        syncStatusCode: 5000,
        syncStatus: 'Error',
        errorMessage: 'There is a problem with our server.',
      },
    },
  );
  await work('settle-sync');
  const expense = await findExpense(company.viewer, id);
  expect(expense).toMatchObject({ status: 'failed', failure: 'There is a problem with our server.' });
});

test('a sync of which nothing is heard for half an hour is unknown, and is asked after again', async () => {
  const id = await spendOn();
  stage.deafen(true);
  const syncId = await tryOnce([id]);
  const { codatSyncId } = await syncState(company, syncId);
  await stage.heard(({ payload }) => payload.syncId === codatSyncId);
  stage.deafen(false);
  await asSuperuser(`update syncs set sent_at = now() - interval '31 minutes' where id = $1`, [syncId]);
  const pending = { results: [{ transactionId: id, status: 'Pending', integrationType: 'expenses' }], totalResults: 1 };
  const running = { syncId: codatSyncId, syncStatusCode: 1010, syncStatus: 'Pushing' };
  for (let sweeps = 0; sweeps < 3; sweeps += 1) {
    stage.wire.strike(
      { kind: 'answered', path: new RegExp(`${codatSyncId}/transactions`), body: pending },
      { kind: 'answered', path: new RegExp(`${codatSyncId}/status`), body: running },
    );
  }
  await work('settle-sync');
  expect(await status(id)).toBe('unknown');
  await work('settle-sync');
  expect(await status(id)).toBe('synced');
});

test('a refused key fails the batch as a matter of the connection', async () => {
  const id = await spendOn();
  const { syncIds } = await requestSync(company.viewer, [id]);
  await asSuperuser(`update companies set codat_company_id = $2 where id = $1`, [
    company.viewer.companyId,
    crypto.randomUUID(),
  ]);
  await work();
  await asSuperuser(`update companies set codat_company_id = $2 where id = $1`, [
    company.viewer.companyId,
    company.codatCompanyId,
  ]);
  expect((await syncState(company, syncIds[0] ?? '')).state).toBe('settled');
  expect(await status(id)).toBe('failed');
});
