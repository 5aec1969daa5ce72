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

/** Requests a sync and runs the worker's jobs once. */
async function tryOnce(ids: readonly string[]): Promise<string> {
  const { syncIds, skipped } = await requestSync(company.viewer, ids);
  if (skipped[0]) throw new Error(skipped[0].reason);
  await runJobs();
  return syncIds[0] ?? '';
}

/** Returns the calls that posted a batch, without the first `count` of them. */
const postsSince = async (count: number) => (await codat.calls(post)).slice(count);
const posts = async () => (await codat.calls(post)).length;

describe('after a 500', () => {
  test('resends a batch that did not arrive under a new key, and writes it once', async () => {
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

  test('does not mistake the earlier failure of an expense for the result of its retry', async () => {
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

  test('finds a batch that did arrive, and does not send it again', async () => {
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

describe('after a lost response', () => {
  test('marks the outcome unknown and retries with the same bytes and key', async () => {
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

  test('reconciles a batch whose key has expired before sending it', async () => {
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

test('waits for Retry-After before the next call', async () => {
  const before = await posts();
  await codat.faults({ operation: post, kind: 'rate-limit', times: 1, retryAfterSeconds: 4 });
  const id = await spendOn();
  const syncId = await tryOnce([id]);
  const [retry] = await asSuperuser<{ seconds: number }>(
    `select extract(epoch from due_at - now())::float as seconds from syncs where id = $1`,
    [syncId],
  );
  expect(retry?.seconds).toBeGreaterThan(1);
  expect(retry?.seconds).toBeLessThanOrEqual(4);
  expect(await postsSince(before)).toMatchObject([{ status: 429 }]);
  expect((await syncState(company, syncId)).state).toBe('queued');

  await runJobsEarly(company.viewer.companyId);
  await settled(codat, company);
  expect(await status(id)).toBe('synced');
  const calls = await postsSince(before);
  expect(new Set(calls.map((call) => call.idempotencyKey)).size).toBe(1);
});

test('marks records that are in the books as synced, and resends the rest of their batch separately', async () => {
  const [written, fresh] = [await spendOn(), await spendOn()];
  await sync(codat, company, [written]);
  // This imitates a restored backup: the books contain a record that Outlay's database lacks.
  await asSuperuser(`update movements set latest_item_id = null, synced_revision = null where id = $1`, [written]);
  await asSuperuser(`delete from sync_items where movement_id = $1`, [written]);
  await asSuperuser(
    `update syncs set codat_sync_id = null where not exists (select 1 from sync_items i where i.sync_id = syncs.id)`,
  );

  await tryOnce([written, fresh]);
  await settled(codat, company);
  expect([await status(written), await status(fresh)]).toEqual(['synced', 'synced']);
  expect(await inBooks(written)).toHaveLength(1);
  expect(await inBooks(fresh)).toHaveLength(1);
});
