import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentConnection } from '@/lib/data/connection/connections';
import { agreeWithBooks, changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { claimToSend } from '@/lib/data/sync/claim';
import { dueLanes } from '@/lib/data/sync/due-work';
import { lanePause } from '@/lib/data/sync/lane-pause';
import { acquireLane, renewLane } from '@/lib/data/sync/lease';
import { recordSent } from '@/lib/data/sync/send-result';
import { stopRun } from '@/lib/data/sync/withdraw';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import {
  accountOf,
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

const spendOn = (category: string) =>
  recordTestExpense(company.viewer, { categoryId: company.categories.get(category) });
const status = async (id: string) => (await findExpense(company.viewer, id))?.status;
const failureOf = async (id: string) => (await findExpense(company.viewer, id))?.failure;
const inBooks = async (id: string) =>
  (await codat.ledger(company.codatCompanyId)).records.filter((record) => record.transactionId === id);
const archive = (code: string, now: 'Archived' | 'Active') =>
  codat.control('PATCH', `companies/${company.codatCompanyId}/accounts/${accountOf(company, code)}`, { status: now });

test('an expense goes into the books with its account, tax and amount, and is synced', async () => {
  await mapAll(company, '493');
  const id = await spendOn('Travel');
  const [syncId = ''] = await sync(codat, company, [id]);
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toMatchObject([
    { kind: 'Spend money', totalAmount: 120, taxAmount: 20, lines: [{ account: { nominalCode: '493' } }] },
  ]);
  expect((await syncState(company, syncId)).state).toBe('settled');
  expect((await codat.ledger(company.codatCompanyId)).trialBalance?.balanced).toBe(true);
});

test('of three, the two good ones are synced and the third says why in the package’s words', async () => {
  await mapAll(company, '493');
  await mapTo(company, 'Repairs', '453');
  const good = [await spendOn('Travel'), await spendOn('Meals')];
  const bad = await spendOn('Repairs');
  // Archived in the books since the lists were read: only the books know.
  await archive('453', 'Archived');
  await sync(codat, company, [...good, bad]);

  expect(await Promise.all(good.map(status))).toEqual(['synced', 'synced']);
  expect(await status(bad)).toBe('failed');
  expect(await failureOf(bad)).toContain("Account code '453' (Office Expenses) has been archived, or deleted.");
  expect(await causeOf(bad)).toBe('account-archived');
  expect(await inBooks(bad)).toEqual([]);

  // Put right in the mapping, the same expense goes in under its own id, once.
  await mapAll(company, '493');
  await sync(codat, company, [bad]);
  expect(await status(bad)).toBe('synced');
  expect(await inBooks(bad)).toHaveLength(1);
});

const causeOf = async (expenseId: string) => {
  const [row] = await asSuperuser<{ code: string }>(
    `select c.code from sync_items i join causes c on c.id = i.cause_id join expenses e on e.latest_item_id = i.id where e.id = $1`,
    [expenseId],
  );
  return row?.code;
};

test('two requests at once take each expense once', async () => {
  const ids = [await spendOn('Travel'), await spendOn('Travel'), await spendOn('Travel')];
  const [one, other] = await Promise.all([requestSync(company.viewer, ids), requestSync(company.viewer, ids)]);
  expect([...one.queuedIds, ...other.queuedIds].sort()).toEqual([...ids].sort());
  expect([...one.skipped, ...other.skipped].map(({ reason }) => reason)).toEqual(
    Array(3).fill('It is waiting to be sent already.'),
  );
  await runJobs();
  await settled(codat, company);
  for (const id of ids) expect(await inBooks(id)).toHaveLength(1);
});

test('what is in the books stays out of the next request', async () => {
  const id = await spendOn('Travel');
  await sync(codat, company, [id]);
  const again = await requestSync(company.viewer, [id]);
  expect(again).toMatchObject({ syncIds: [], skipped: [{ expenseId: id, reason: 'It is in the books already.' }] });
});

test('a sync whose worker was killed before it was sent is taken up by the next', async () => {
  const { companyId } = company.viewer;
  const id = await spendOn('Travel');
  await requestSync(company.viewer, [id]);
  const dead = await acquireLane(companyId, newId());
  const [held] = dead ? await claimToSend(dead, 10, idempotencyKeyMinutes) : [];
  if (!dead || !held) throw new Error('the lane or the sync was not free');

  // While it may still live, nobody touches it.
  await runJobs();
  expect(await inBooks(id)).toEqual([]);
  await asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [companyId]);
  expect(await dueLanes()).toContain(companyId);
  await runJobsEarly(companyId);
  // The first one comes back to life, and is too late to say or take anything.
  expect(await recordSent(held, crypto.randomUUID(), 2)).toBe(false);
  expect(await renewLane(dead)).toBe(false);
  expect(await claimToSend(dead, 10, idempotencyKeyMinutes)).toEqual([]);
  await settled(codat, company);
  expect(await syncState(company, held.id)).toMatchObject({ state: 'settled', attempt: 2 });
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toHaveLength(1);
});

test('repeated and late messages change nothing', async () => {
  const id = await spendOn('Travel');
  const [syncId = ''] = await sync(codat, company, [id]);
  const { codatSyncId } = await syncState(company, syncId);
  const message = await codat.webhook(({ payload }) => payload.syncId === codatSyncId);
  const before = await asSuperuser(`select state, message, settled_at from sync_items where sync_id = $1`, [syncId]);
  expect((await deliver(message.raw, message.headers)).status).toBe(204);
  expect(await runJobs()).toEqual([]);
  expect(await asSuperuser(`select state, message, settled_at from sync_items where sync_id = $1`, [syncId])).toEqual(
    before,
  );
  const [kept] = await asSuperuser<{ count: string }>(`select count(*) from webhook_messages where id = $1`, [
    message.headers.get('webhook-id'),
  ]);
  expect(kept?.count).toBe('1');
  expect(await inBooks(id)).toHaveLength(1);
});

test('a lost message costs time and nothing else: the sweep asks', async () => {
  codat.dropWebhooks(true);
  const id = await spendOn('Travel');
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

test('a message that does not prove to be Codat’s is refused and kept nowhere', async () => {
  const before = await asSuperuser(`select count(*) from webhook_messages`);
  const forged = new Headers({ 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' });
  expect((await deliver('{"eventType":"expenses.sync.successful"}', forged)).status).toBe(401);
  expect(await asSuperuser(`select count(*) from webhook_messages`)).toEqual(before);
});

test('access taken away in the package keeps everything waiting, and it goes by itself once linked again', async () => {
  const lost = await linkedCompany(codat);
  const ids = [await spendTravel(lost), await spendTravel(lost)];
  await requestSync(lost.viewer, ids);
  await codat.control('POST', `companies/${lost.codatCompanyId}/deauthorize`);
  await runJobs();
  await settled(codat, lost);
  await codat.webhook(
    ({ eventType, payload }) =>
      eventType === 'connection.disconnected' && payload.referenceCompany?.id === lost.codatCompanyId,
  );
  await runJobs();
  const statusOf = async (id: string) => (await findExpense(lost.viewer, id))?.status;
  expect(await Promise.all(ids.map(statusOf))).toEqual(['queued', 'queued']);
  expect((await currentConnection(lost.viewer))?.status).toBe('deauthorized');
  expect(await lanePause(lost.viewer)).toMatchObject({ because: 'connection' });
  const other = await spendTravel(lost);
  const again = await requestSync(lost.viewer, [other]);
  expect(again.skipped).toMatchObject([{ reason: 'Xero no longer lets Outlay in. Reconnect it first.' }]);

  await giveConsent(await startReconnect(lost.viewer), 'harbour-and-finch');
  await expect
    .poll(
      async () => {
        await runJobs();
        return (await currentConnection(lost.viewer))?.status;
      },
      { timeout: 20_000 },
    )
    .toBe('linked');
  await settled(codat, lost);
  expect(await Promise.all(ids.map(statusOf))).toEqual(['synced', 'synced']);
  expect(await lanePause(lost.viewer)).toBeNull();
  const written = (await codat.ledger(lost.codatCompanyId)).records.map((record) => record.transactionId);
  expect(ids.map((id) => written.filter((one) => one === id).length)).toEqual([1, 1]);
});

const spendTravel = (of: LinkedCompany) => recordTestExpense(of.viewer, { categoryId: of.categories.get('Travel') });

test('a run that is stopped takes back what was not sent, and says so', async () => {
  const ids = [await spendOn('Travel'), await spendOn('Travel')];
  const { runId } = await requestSync(company.viewer, ids);
  expect(await stopRun(company.viewer, runId ?? '')).toBe(2);
  expect(await Promise.all(ids.map(status))).toEqual(['ready', 'ready']);
  await runJobs();
  for (const id of ids) expect(await inBooks(id)).toEqual([]);

  // What was sent stays sent.
  const [syncId = ''] = await sync(codat, company, ids);
  const { runId: second } = await syncState(company, syncId);
  expect(await stopRun(company.viewer, second)).toBe(0);
  expect(await Promise.all(ids.map(status))).toEqual(['synced', 'synced']);
});

test('disconnecting takes back what was not sent', async () => {
  const left = await linkedCompany(codat);
  const id = await spendTravel(left);
  await requestSync(left.viewer, [id]);
  await disconnect(left.viewer);
  await runJobs();
  expect((await findExpense(left.viewer, id))?.status).toBe('incomplete');
});

describe('a change of what is in the books', () => {
  const change = async (id: string, what: Readonly<Record<string, unknown>>) => {
    const { revision } = (await findExpense(company.viewer, id)) ?? { revision: 1 };
    const categoryId = company.categories.get('Travel');
    await changeExpense(company.viewer, { ...expenseOf(company.viewer, { id, categoryId, ...what }), revision });
  };

  test('is sent as an update, and the record is changed and not written twice', async () => {
    const id = await spendOn('Travel');
    await sync(codat, company, [id]);
    await change(id, { amount: '60.00', note: 'Half was refunded' });
    expect(await status(id)).toBe('changed');
    const [syncId = ''] = await sync(codat, company, [id]);
    expect(await syncState(company, syncId)).toMatchObject({ kind: 'update', state: 'settled' });
    expect(await status(id)).toBe('synced');
    expect(await inBooks(id)).toMatchObject([{ totalAmount: 60, taxAmount: 10 }]);
    expect((await codat.ledger(company.codatCompanyId)).trialBalance?.balanced).toBe(true);
  });

  test('that the package does not take from here stays, and says what to do; done by hand, both agree', async () => {
    const id = await spendOn('Travel');
    await sync(codat, company, [id]);
    await change(id, { merchant: 'LNER' });
    const { skipped } = await requestSync(company.viewer, [id]);
    expect(skipped).toMatchObject([{ reason: expect.stringContaining('not of the merchant. Change that in Xero') }]);
    await agreeWithBooks(company.viewer, id);
    expect(await status(id)).toBe('synced');
  });

  test('whose answer is lost is sent again, and changes the record once more to the same', async () => {
    const id = await spendOn('Travel');
    await sync(codat, company, [id]);
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
});
