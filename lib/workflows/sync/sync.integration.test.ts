import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentConnection } from '@/lib/data/connection/connections';
import { findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { claimToSend } from '@/lib/data/sync/claim';
import { dueLanes } from '@/lib/data/sync/due-work';
import { lanePause } from '@/lib/data/sync/lane-pause';
import { acquireLane, renewLane } from '@/lib/data/sync/lease';
import { recordSent } from '@/lib/data/sync/send-result';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { recordTestExpense } from '@/lib/testing/expenses';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import {
  accountOf,
  connectionIdOf,
  type LinkedCompany,
  linkedCompany,
  mapAll,
  mapTo,
  settled,
  sync,
  syncState,
} from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { deliver, startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { disconnect, startReconnect } from '@/lib/workflows/books/link';
import { giveConsent } from '@/sandbox/testing/hosted-link';
import { requestSync } from './request';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

const record = (category: string, { viewer, categories } = company) =>
  recordTestExpense(viewer, { categoryId: categories.get(category) });
const status = async (id: string) => (await findExpense(company.viewer, id))?.status;
const failureOf = async (id: string) => (await findExpense(company.viewer, id))?.failure;
const inBooks = async (id: string) =>
  (await codat.ledger(company.codatCompanyId)).records.filter(({ transactionId }) => transactionId === id);
const archive = (code: string, now: 'Archived' | 'Active') =>
  codat.control('PATCH', `companies/${company.codatCompanyId}/accounts/${accountOf(company, code)}`, { status: now });

test('writes an expense to the books with its account, tax and amount', async () => {
  await mapAll(company, '493');
  const id = await record('Travel');
  const [syncId = ''] = await sync(codat, company, [id]);
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toMatchObject([
    { kind: 'Spend money', totalAmount: 120, taxAmount: 20, lines: [{ account: { nominalCode: '493' } }] },
  ]);
  expect((await syncState(company, syncId)).state).toBe('settled');
  expect((await codat.ledger(company.codatCompanyId)).trialBalance?.balanced).toBe(true);
});

test('syncs two good expenses of a batch, and fails the third with the message of the package', async () => {
  await mapAll(company, '493');
  await mapTo(company, 'Repairs', '453');
  const good = [await record('Travel'), await record('Meals')];
  const bad = await record('Repairs');
  // The account is archived in the package after Outlay has read the lists.
  await archive('453', 'Archived');
  await sync(codat, company, [...good, bad]);

  expect(await Promise.all(good.map(status))).toEqual(['synced', 'synced']);
  expect(await status(bad)).toBe('failed');
  expect(await failureOf(bad)).toContain("Account code '453' (Office Expenses) has been archived, or deleted.");
  expect(await causeOf(bad)).toBe('account-archived');
  expect(await inBooks(bad)).toEqual([]);

  // After the mapping is fixed, the same expense is written once, with its id.
  await mapAll(company, '493');
  await sync(codat, company, [bad]);
  expect(await status(bad)).toBe('synced');
  expect(await inBooks(bad)).toHaveLength(1);
});

const causeOf = async (expenseId: string) => {
  const [row] = await asSuperuser<{ code: string }>(
    `select c.code from sync_items i join causes c on c.id = i.cause_id join movements e on e.latest_item_id = i.id where e.id = $1`,
    [expenseId],
  );
  return row?.code;
};

test('passes the batch of a killed worker to the next holder of the lane, and fences the killed one off', async () => {
  const { companyId } = company.viewer;
  const id = await record('Travel');
  await requestSync(company.viewer, [id]);
  const dead = await acquireLane(companyId, newId());
  const [claimed] = dead ? await claimToSend(dead, 10, idempotencyKeyMinutes) : [];
  if (!dead || !claimed) throw new Error('the lane or the sync was not free');

  // The killed worker's lease has not expired yet, so no other worker sends the batch.
  await runJobs();
  expect(await inBooks(id)).toEqual([]);
  await asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [companyId]);
  expect(await dueLanes()).toContain(companyId);
  await runJobsEarly(companyId);
  // The killed worker comes back and tries to save its result with an old fence.
  expect(await recordSent(claimed, crypto.randomUUID(), 2)).toBe(false);
  expect(await renewLane(dead)).toBe(false);
  expect(await claimToSend(dead, 10, idempotencyKeyMinutes)).toEqual([]);
  await settled(codat, company);
  expect(await syncState(company, claimed.id)).toMatchObject({ state: 'settled' });
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toHaveLength(1);
});

test('ignores a repeated webhook', async () => {
  const id = await record('Travel');
  const [syncId = ''] = await sync(codat, company, [id]);
  const { codatSyncId } = await syncState(company, syncId);
  const message = await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  const before = await asSuperuser(`select state, message, settled_at from sync_items where sync_id = $1`, [syncId]);
  expect((await deliver(message.raw, message.headers)).status).toBe(204);
  expect(await runJobs()).toEqual([]);
  expect(await asSuperuser(`select state, message, settled_at from sync_items where sync_id = $1`, [syncId])).toEqual(
    before,
  );
  const [stored] = await asSuperuser<{ count: string }>(`select count(*) from webhook_messages where id = $1`, [
    message.headers.get('webhook-id'),
  ]);
  expect(stored?.count).toBe('1');
  expect(await inBooks(id)).toHaveLength(1);
});

test('polls a sync whose webhook was lost', async () => {
  codat.dropWebhooks(true);
  const id = await record('Travel');
  const { syncIds } = await requestSync(company.viewer, [id]);
  const [syncId = ''] = syncIds;
  await runJobs();
  const { codatSyncId } = await syncState(company, syncId);
  await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  codat.dropWebhooks(false);
  expect(await status(id)).toBe('sending');
  await runJobsEarly(company.viewer.companyId);
  expect(await status(id)).toBe('synced');
});

test('refuses a forged webhook and does not store it', async () => {
  const before = await asSuperuser(`select count(*) from webhook_messages`);
  const forged = new Headers({ 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' });
  expect((await deliver('{"eventType":"expenses.sync.successful"}', forged)).status).toBe(401);
  expect(await asSuperuser(`select count(*) from webhook_messages`)).toEqual(before);
});

test('pauses the lane when the package revokes access, and resumes once it is linked again', async () => {
  const revoked = await linkedCompany(codat);
  const ids = [await record('Travel', revoked), await record('Travel', revoked)];
  await requestSync(revoked.viewer, ids);
  await codat.control('POST', `companies/${revoked.codatCompanyId}/deauthorize`);
  await runJobs();
  await settled(codat, revoked);
  await codat.webhook(
    ({ eventType, payload }) =>
      eventType === 'connection.disconnected' && payload.referenceCompany?.id === revoked.codatCompanyId,
  );
  await runJobs();
  const statusOf = async (id: string) => (await findExpense(revoked.viewer, id))?.status;
  expect(await Promise.all(ids.map(statusOf))).toEqual(['queued', 'queued']);
  expect((await currentConnection(revoked.viewer))?.status).toBe('deauthorized');
  expect(await lanePause(revoked.viewer)).toMatchObject({ because: 'connection' });
  const other = await record('Travel', revoked);
  const again = await requestSync(revoked.viewer, [other]);
  expect(again.skipped).toMatchObject([{ reason: 'Xero no longer gives Outlay access. Reconnect it first.' }]);

  await giveConsent(await startReconnect(revoked.viewer, await connectionIdOf(revoked.viewer)), 'harbour-and-finch');
  await expect
    .poll(
      async () => {
        await runJobs();
        return (await currentConnection(revoked.viewer))?.status;
      },
      { timeout: 20_000 },
    )
    .toBe('linked');
  await settled(codat, revoked);
  expect(await Promise.all(ids.map(statusOf))).toEqual(['synced', 'synced']);
  expect(await lanePause(revoked.viewer)).toBeNull();
  const written = (await codat.ledger(revoked.codatCompanyId)).records.map(({ transactionId }) => transactionId);
  expect(ids.map((id) => written.filter((one) => one === id).length)).toEqual([1, 1]);
});

test('withdraws unsent expenses when the package is disconnected', async () => {
  const disconnected = await linkedCompany(codat);
  const id = await record('Travel', disconnected);
  await requestSync(disconnected.viewer, [id]);
  await disconnect(disconnected.viewer, await connectionIdOf(disconnected.viewer));
  await runJobs();
  expect((await findExpense(disconnected.viewer, id))?.status).toBe('incomplete');
});
