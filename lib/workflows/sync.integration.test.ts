import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentConnection } from '@/lib/data/connections';
import { findExpense } from '@/lib/data/expenses';
import { claimSync, keepSent } from '@/lib/data/syncs';
import { spend } from '@/lib/testing/expenses';
import { work } from '@/lib/testing/jobs';
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
import { deliver, openStage, type Stage } from '@/lib/testing/stage';
import { asSuperuser } from '@/lib/testing/superuser';
import { NotYet } from './not-yet';
import { requestSync } from './request-sync';
import { submitSync } from './submit-sync';

let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkedCompany(stage);
});
afterAll(() => stage.close());

const spendOn = (category: string) => spend(company.viewer, { categoryId: company.categories.get(category) });
const status = async (id: string) => (await findExpense(company.viewer, id))?.status;
const failureOf = async (id: string) => (await findExpense(company.viewer, id))?.failure;
const inBooks = async (id: string) =>
  (await stage.ledger(company.codatCompanyId)).records.filter((record) => record.transactionId === id);
const archive = (code: string, now: 'Archived' | 'Active') =>
  stage.control('PATCH', `companies/${company.codatCompanyId}/accounts/${accountOf(company, code)}`, { status: now });

test('an expense goes into the books with its account, tax and amount, and is synced', async () => {
  await mapAll(company, '493');
  const id = await spendOn('Travel');
  const [syncId = ''] = await sync(stage, company, [id]);
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toMatchObject([
    { kind: 'Spend money', totalAmount: 120, taxAmount: 20, lines: [{ account: { nominalCode: '493' } }] },
  ]);
  expect((await syncState(company, syncId)).state).toBe('settled');
  expect((await stage.ledger(company.codatCompanyId)).trialBalance?.balanced).toBe(true);
});

test('of three, the two good ones are synced and the third says why in the package’s words', async () => {
  await mapAll(company, '493');
  await mapTo(company, 'Repairs', '453');
  const good = [await spendOn('Travel'), await spendOn('Meals')];
  const bad = await spendOn('Repairs');
  // Archived in the books since the lists were read: only the books know.
  await archive('453', 'Archived');
  await sync(stage, company, [...good, bad]);

  expect(await Promise.all(good.map(status))).toEqual(['synced', 'synced']);
  expect(await status(bad)).toBe('failed');
  expect(await failureOf(bad)).toContain("Account code '453' (Office Expenses) has been archived, or deleted.");
  expect(await causeOf(bad)).toBe('account-archived');
  expect(await inBooks(bad)).toEqual([]);

  // Put right in the mapping, the same expense goes in under its own id, once.
  await mapAll(company, '493');
  await sync(stage, company, [bad]);
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
  expect([...one.going, ...other.going].sort()).toEqual([...ids].sort());
  expect([...one.staying, ...other.staying].map(({ why }) => why)).toEqual(
    Array(3).fill('It is waiting to be sent already.'),
  );
  await work();
  await settled(stage, company);
  for (const id of ids) expect(await inBooks(id)).toHaveLength(1);
});

test('what is in the books stays out of the next request', async () => {
  const id = await spendOn('Travel');
  await sync(stage, company, [id]);
  const again = await requestSync(company.viewer, [id]);
  expect(again).toMatchObject({ syncIds: [], staying: [{ expenseId: id, why: 'It is in the books already.' }] });
});

test('a sync whose worker was killed before it was sent is taken up by the next', async () => {
  const scope = { companyId: company.viewer.companyId, role: 'worker' };
  const id = await spendOn('Travel');
  const { syncIds } = await requestSync(company.viewer, [id]);
  const [syncId = ''] = syncIds;
  const held = await claimSync(scope, syncId);
  if (typeof held === 'string') throw new Error(held);

  await expect(submitSync({ ...scope, syncId })).rejects.toThrow(NotYet);
  expect(await inBooks(id)).toEqual([]);
  await asSuperuser(`update syncs set lease_until = now() - interval '1 second' where id = $1`, [syncId]);
  await submitSync({ ...scope, syncId });
  // The first one comes back to life, and is too late to say anything.
  await keepSent(scope, held, crypto.randomUUID());
  const sent = await syncState(company, syncId);
  expect(sent).toMatchObject({ state: 'sent', attempt: 2 });
  await settled(stage, company);
  expect(await status(id)).toBe('synced');
  expect(await inBooks(id)).toHaveLength(1);
});

test('repeated and late messages change nothing', async () => {
  const id = await spendOn('Travel');
  const [syncId = ''] = await sync(stage, company, [id]);
  const { codatSyncId } = await syncState(company, syncId);
  const message = await stage.heard(({ payload }) => payload.syncId === codatSyncId);
  const before = await asSuperuser(`select state, message, settled_at from sync_items where sync_id = $1`, [syncId]);
  expect((await deliver(message.raw, message.headers)).status).toBe(204);
  expect(await work()).toEqual([]);
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
  stage.deafen(true);
  const id = await spendOn('Travel');
  const { syncIds } = await requestSync(company.viewer, [id]);
  const [syncId = ''] = syncIds;
  await work();
  const { codatSyncId } = await syncState(company, syncId);
  await stage.heard(({ payload }) => payload.syncId === codatSyncId);
  stage.deafen(false);
  expect(await status(id)).toBe('sending');
  await work('settle-sync');
  expect(await status(id)).toBe('synced');
});

test('a message that does not prove to be Codat’s is refused and kept nowhere', async () => {
  const before = await asSuperuser(`select count(*) from webhook_messages`);
  const forged = new Headers({ 'webhook-id': 'msg_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' });
  expect((await deliver('{"eventType":"expenses.sync.successful"}', forged)).status).toBe(401);
  expect(await asSuperuser(`select count(*) from webhook_messages`)).toEqual(before);
});

test('access taken away in the package is shown, and what was on its way fails with that cause', async () => {
  const lost = await linkedCompany(stage);
  const id = await spend(lost.viewer, { categoryId: lost.categories.get('Travel') });
  const { syncIds } = await requestSync(lost.viewer, [id]);
  await stage.control('POST', `companies/${lost.codatCompanyId}/deauthorize`);
  await work();
  await settled(stage, lost);
  await stage.heard(
    ({ eventType, payload }) =>
      eventType === 'connection.disconnected' && payload.referenceCompany?.id === lost.codatCompanyId,
  );
  await work();
  expect((await syncState(lost, syncIds[0] ?? '')).items).toMatchObject([{ state: 'failed' }]);
  expect(await causeOf(id)).toBe('connection-lost');
  expect((await currentConnection(lost.viewer))?.status).toBe('deauthorized');
  const again = await requestSync(lost.viewer, [id]);
  expect(again.staying).toMatchObject([{ why: 'Xero no longer lets Outlay in. Reconnect it first.' }]);
});
