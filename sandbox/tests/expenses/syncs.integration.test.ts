import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startSandbox } from '../../server';
import { Store } from '../../store/store';
import {
  anExpense,
  linkCompany,
  recordsOf,
  setCondition,
  submit,
  sync,
  whenSettled,
} from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);
afterEach(async () => {
  await server.setFaults();
  await setCondition(company, 'working');
});

const statusOf = (syncId: string) => server.get(`${company.expenses}/syncs/${syncId}/status`);
const post = async (body: readonly object[], of = company): Promise<string> =>
  (await server.post(`${of.expenses}/expense-transactions`, body)).syncId;

describe('a sync', () => {
  test('fails every item with a PushError while the package is down', async () => {
    await setCondition(company, 'down');
    const { status, items } = await sync(company, [anExpense(company), anExpense(company)]);
    expect(status).toMatchObject({ syncStatusCode: 5130, syncStatus: 'PushError', dataPushed: false });
    expect(items.map((item: { status: string }) => item.status)).toEqual(['PushError', 'PushError']);
    expect(items[0].message).toMatch(/^An error occurred in a downstream service\. Correlation ID: .* Message: .*Xero/);
  });

  test('waits for a desktop connector that is off, and is long running after ten minutes', async () => {
    await setCondition(company, 'offline');
    const [first, second] = [anExpense(company), anExpense(company)];
    const [firstSync, secondSync] = [await post([first]), await post([second])];
    await expect
      .poll(() => statusOf(firstSync), { interval: 5 })
      .toMatchObject({ syncStatus: 'Pushing', syncStatusCode: 1000 });
    await server.call('PUT', '/_sandbox/clock', { advanceSeconds: 601 });
    expect(await statusOf(firstSync)).toMatchObject({ syncStatusCode: 1010, syncStatus: 'Pushing' });
    expect(await statusOf(secondSync)).toMatchObject({ syncStatus: 'NotStarted' });
    expect(await recordsOf(company, first.id)).toHaveLength(0);

    await setCondition(company, 'working');
    expect((await whenSettled(company, firstSync)).status.syncStatusCode).toBe(2000);
    expect((await whenSettled(company, secondSync)).status.syncStatusCode).toBe(2000);
    await server.call('PUT', '/_sandbox/clock', { offsetSeconds: 0 });
  });

  test('ends with 4260 when the subscription is unpaid', async () => {
    await setCondition(company, 'billing-expired');
    const expense = anExpense(company);
    const { status, items } = await sync(company, [expense]);
    expect(status).toMatchObject({ syncStatusCode: 4260, dataPushed: false });
    expect(items[0].message).toContain('has expired');
    await setCondition(company, 'working');
    expect((await sync(company, [expense])).status.syncStatusCode).toBe(2000);
  });

  test('ends with 4000 when the company was never connected', async () => {
    const { id } = await server.post('/companies', { name: 'Nothing linked' });
    const unlinked = { ...company, id, expenses: `/companies/${id}/sync/expenses` };
    const { status, items } = await sync(unlinked, [anExpense(company)]);
    expect(status).toMatchObject({
      syncStatusCode: 4000,
      errorMessage: 'Company needs to have two valid data connections.',
      dataPushed: false,
    });
    expect(items[0].status).toBe('ValidationError');
  });

  test('ends with 4040 when its connection was deleted', async () => {
    const other = await linkCompany(server);
    await setCondition(other, 'offline');
    const syncId = await post([anExpense(other)], other);
    await server.call('DELETE', other.connection);
    expect((await whenSettled(other, syncId)).status).toMatchObject({
      syncStatusCode: 4040,
      syncStatus: 'CompanyDeleted',
    });
  });

  test('ends with 5120 when Codat refuses an item', async () => {
    const wrong = anExpense(company, { lines: [{ netAmount: 1, accountRef: { id: 'nope' } }] });
    const { status, items, succeeded } = await sync(company, [anExpense(company), wrong]);
    expect(succeeded).toBe(false);
    expect(status).toMatchObject({ syncStatusCode: 5120, syncStatus: 'DataProcessingError', dataPushed: true });
    expect(items.map((item: { status: string }) => item.status)).toEqual(['Completed', 'ValidationError']);
  });

  test.each([4000, 4040, 4220, 4260, 5000, 5080, 5120, 5130])(
    'ends with %d by a fault, and can be sent again',
    async (code) => {
      await server.setFaults({ operation: 'create-expense-transaction', kind: 'sync-error', code, times: 1 });
      const expense = anExpense(company);
      const failed = await sync(company, [expense]);
      expect(failed.status).toMatchObject({ syncStatusCode: code, dataPushed: false });
      expect(failed.status.errorMessage).not.toBe('');
      expect(failed.items[0].status).toMatch(/^(ValidationError|PushError)$/);
      expect(await recordsOf(company, expense.id)).toHaveLength(0);
      expect((await sync(company, [expense])).status.syncStatusCode).toBe(2000);
    },
  );

  test('ends with 5000 and writes nothing when the sandbox itself fails', async () => {
    const other = await linkCompany(server);
    const [first, second] = [
      anExpense(other),
      anExpense(other, { lines: [{ netAmount: 1, accountRef: { id: other.accountId('489') } }] }),
    ];
    await server.sandbox.stop();
    const store = new Store(join(server.dataDir, 'sandbox', 'sandbox.db'));
    store.run(
      `UPDATE live SET doc = 'not JSON' WHERE connection_id = ? AND id = ?`,
      other.connectionId,
      other.accountId('489'),
    );
    store.close();
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    server.sandbox = await startSandbox({ port: 0, dataDir: server.dataDir, speed: 50 });
    const { status, items } = await sync(other, [first, second]);
    expect(silent).toHaveBeenCalledOnce();
    silent.mockRestore();
    expect(status).toMatchObject({ syncStatusCode: 5000, syncStatus: 'ServerError', dataPushed: false });
    expect(items.map((item: { status: string }) => item.status)).toEqual(['PushError', 'PushError']);
    expect((await server.call('GET', `${other.expenses}/syncs/lastSuccessful/status`)).status).toBe(404);
  });
});

describe('a package with a push-error fault', () => {
  const transfer = () => ({
    date: '2026-11-20',
    from: { accountRef: { id: company.bankAccountId('Business Current') }, amount: 5 },
    to: { accountRef: { id: company.bankAccountId('Outlay Holding') }, amount: 5 },
  });

  test('refuses a transfer once, with the given message', async () => {
    const operation = 'create-transfer-transaction';
    await server.setFaults({ operation, kind: 'push-error', times: 1, message: 'Not today' });
    const put = ['PUT', `transfer-transactions/${crypto.randomUUID()}`] as const;
    const refused = await submit(company, put, transfer());
    expect(refused.status.syncStatusCode).toBe(5130);
    expect(refused.items[0].message).toMatch(/Message: Not today$/);
    expect((await submit(company, put, transfer())).status.syncStatusCode).toBe(2000);
  });

  test.each([
    ['qhyg', 'bright-dental', 'create-reimbursable-expense-transaction', 'reimbursable-expense-transactions', '6160'],
    ['pqsw', 'lakeside-builders', 'create-adjustment-transaction', 'adjustment-transactions', '7901'],
  ])('%s of %s refuses %s', async (key, organisation, operation, path, code) => {
    const other = await linkCompany(server, key, organisation);
    const [supplier] = (await server.get(`${other.path}/data/suppliers`)).results;
    const currency = supplier.defaultCurrency;
    const account = { accountRef: { id: other.accountId(code) } };
    const days = { date: '2026-11-20', issueDate: '2026-11-20', dueDate: '2026-11-20' };
    const amounts = { amount: 0, netAmount: 1, taxAmount: 0, taxRateRef: { id: 'NON' } };
    const body = {
      id: crypto.randomUUID(),
      ...days,
      currency,
      contactRef: { id: supplier.id },
      lines: [
        { ...account, ...amounts },
        { ...account, ...amounts },
      ],
    };
    await server.setFaults({ operation, kind: 'push-error', times: 1 });
    const refused = await submit(other, ['POST', path], [body]);
    expect(refused.items[0]).toMatchObject({ status: 'PushError' });
    expect(refused.items[0].message).toContain('not available at the moment');
    expect((await submit(other, ['POST', path], [body])).status.syncStatusCode).toBe(2000);
  });
});

describe('the sync statuses of a company', () => {
  test('include the latest sync, the last successful one, and a list with the newest first', async () => {
    const other = await linkCompany(server);
    const status = (path: string) => server.call('GET', `${other.expenses}/syncs/${path}/status`);
    expect((await status('latest')).status).toBe(404);
    expect((await status('lastSuccessful')).status).toBe(404);
    expect((await status('list')).body).toEqual([]);

    const good = await sync(other, [anExpense(other)]);
    const bad = await sync(other, [anExpense(other, { lines: [{ netAmount: 1 }] })]);
    expect((await status('latest')).body.syncId).toBe(bad.syncId);
    expect((await status('lastSuccessful')).body.syncId).toBe(good.syncId);
    expect((await status('list')).body.map((sync: { syncId: string }) => sync.syncId)).toEqual([
      bad.syncId,
      good.syncId,
    ]);
    expect((await status(crypto.randomUUID())).status).toBe(404);
    expect((await status('not-a-uuid')).status).toBe(400);
  });

  test('include the transactions of a sync in pages', async () => {
    const batch = Array.from({ length: 5 }, () => anExpense(company));
    const { syncId } = await sync(company, batch);
    const path = `${company.expenses}/syncs/${syncId}/transactions`;
    const page = await server.get(`${path}?page=2&pageSize=2`);
    expect(page).toMatchObject({ pageNumber: 2, pageSize: 2, totalResults: 5 });
    expect(page.results.map((item: { transactionId: string }) => item.transactionId)).toEqual([
      batch[2]?.id,
      batch[3]?.id,
    ]);
    expect(page._links).toMatchObject({ next: { href: `${path}?page=3&pageSize=2` }, self: { href: path } });
    expect(await server.get(`${path}/${batch[4]?.id}`)).toEqual([
      { transactionId: batch[4]?.id, status: 'Completed', integrationType: 'expenses' },
    ]);
    expect((await server.call('GET', `${path}/${crypto.randomUUID()}`)).status).toBe(404);
  });
});

test('an id can be sent again after it failed, and is refused while it is pending', async () => {
  const wrong = anExpense(company, { lines: [{ netAmount: 1 }] });
  await sync(company, [wrong]);
  const right = anExpense(company, { id: wrong.id });
  await setCondition(company, 'offline');
  const syncId = await post([right]);
  expect((await server.call('POST', `${company.expenses}/expense-transactions`, [right])).status).toBe(400);
  await setCondition(company, 'working');
  expect((await whenSettled(company, syncId)).status.syncStatusCode).toBe(2000);
  expect(await recordsOf(company, wrong.id)).toHaveLength(1);
});
