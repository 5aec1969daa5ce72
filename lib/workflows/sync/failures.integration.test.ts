import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findExpense } from '@/lib/data/expense/expenses';
import { recordTestExpense } from '@/lib/testing/expenses';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled, sync, syncState } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from './request';

const post = 'create-expense-transaction';
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
const inBooks = async (id: string) =>
  (await codat.ledger(company.codatCompanyId)).records.filter((record) => record.transactionId === id);

/** Asks for the sync and has a worker try it once. */
async function tryOnce(ids: readonly string[]): Promise<string> {
  const { syncIds, skipped } = await requestSync(company.viewer, ids);
  if (skipped[0]) throw new Error(skipped[0].reason);
  await runJobs();
  return syncIds[0] ?? '';
}

/** The keys under which the batch was posted since that many calls had been made. */
const postsSince = async (count: number) => (await codat.calls(post)).slice(count);
const posts = async () => (await codat.calls(post)).length;

describe('when Codat fails', () => {
  test('with a 500 before anything was done, the batch goes out under a new key and is written once', async () => {
    const before = await posts();
    await codat.faults({ operation: post, kind: 'status500', times: 1 });
    const id = await spendOn();
    const syncId = await tryOnce([id]);
    expect((await syncState(company, syncId)).state).toBe('queued');
    await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    expect(await status(id)).toBe('synced');
    expect(await inBooks(id)).toHaveLength(1);
    const calls = await postsSince(before);
    expect(calls.map((call) => call.status)).toEqual([500, 200]);
    expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(2);
  });

  test('with a 500 when an expense that had failed is tried again, the old failure is not taken for the answer', async () => {
    const id = await spendOn();
    await codat.faults({ operation: post, kind: 'push-error', times: 1, message: 'Supplier does not exist.' });
    await sync(codat, company, [id]);
    expect(await status(id)).toBe('failed');

    await codat.faults({ operation: post, kind: 'status500', times: 1 });
    await tryOnce([id]);
    await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    expect(await status(id)).toBe('synced');
    expect(await inBooks(id)).toHaveLength(1);
  });

  test('after it had taken the batch, the batch is found there and not sent again', async () => {
    const before = await posts();
    await codat.faults({ operation: post, kind: 'status500', when: 'after', times: 1 });
    const id = await spendOn();
    const syncId = await tryOnce([id]);
    expect((await syncState(company, syncId)).codatSyncId).not.toBeNull();
    await settled(codat, company);
    expect(await status(id)).toBe('synced');
    expect(await inBooks(id)).toHaveLength(1);
    expect(await postsSince(before)).toHaveLength(1);
  });
});

describe('when the answer is lost', () => {
  test('the outcome is unknown, and the same bytes under the same key bring it back', async () => {
    const before = await posts();
    codat.proxy.inject({ kind: 'answer-lost', path: /expense-transactions$/, method: 'POST' });
    const id = await spendOn();
    const syncId = await tryOnce([id]);
    expect((await syncState(company, syncId)).state).toBe('unknown');
    expect(await status(id)).toBe('unknown');
    await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    expect(await status(id)).toBe('synced');
    expect(await inBooks(id)).toHaveLength(1);
    const calls = await postsSince(before);
    expect(calls).toHaveLength(2);
    expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
  });

  test('and its key has grown too old, the books are looked in before anything is sent', async () => {
    const before = await posts();
    codat.proxy.inject({ kind: 'answer-lost', path: /expense-transactions$/, method: 'POST' });
    const id = await spendOn();
    const syncId = await tryOnce([id]);
    await asSuperuser(`update syncs set key_used_at = now() - interval '2 hours' where id = $1`, [syncId]);
    await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    expect(await status(id)).toBe('synced');
    expect(await inBooks(id)).toHaveLength(1);
    expect(await postsSince(before)).toHaveLength(1);
  });
});

test('told to wait, it waits as long as it was told and calls no earlier', async () => {
  const before = await posts();
  await codat.faults({ operation: post, kind: 'rate-limit', times: 1, retryAfterSeconds: 30 });
  const id = await spendOn();
  const syncId = await tryOnce([id]);
  const [again] = await asSuperuser<{ seconds: number }>(
    `select extract(epoch from due_at - now())::float as seconds from syncs where id = $1`,
    [syncId],
  );
  expect(again?.seconds).toBeGreaterThan(15);
  expect(again?.seconds).toBeLessThanOrEqual(30);
  expect(await postsSince(before)).toMatchObject([{ status: 429 }]);
  expect((await syncState(company, syncId)).state).toBe('queued');

  await runJobsEarly(company.viewer.companyId);
  await settled(codat, company);
  expect(await status(id)).toBe('synced');
  const calls = await postsSince(before);
  expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
});

test('records that are in the books already are synced, and the rest of their batch is sent by itself', async () => {
  const [written, fresh] = [await spendOn(), await spendOn()];
  await sync(codat, company, [written]);
  // As after a restored backup: the books have what we do not know of.
  await asSuperuser(`update expenses set latest_item_id = null, synced_revision = null where id = $1`, [written]);
  await asSuperuser(`delete from sync_items where expense_id = $1`, [written]);
  await asSuperuser(
    `update syncs set codat_sync_id = null where not exists (select 1 from sync_items i where i.sync_id = syncs.id)`,
  );

  await tryOnce([written, fresh]);
  await settled(codat, company);
  expect([await status(written), await status(fresh)]).toEqual(['synced', 'synced']);
  expect(await inBooks(written)).toHaveLength(1);
  expect(await inBooks(fresh)).toHaveLength(1);
});
