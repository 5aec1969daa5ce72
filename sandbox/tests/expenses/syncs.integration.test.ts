import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSandbox } from '../../server';
import { Store } from '../../store/store';
import { anExpense, type LinkedCompany, linkCompany, openStage, type Stage } from '../../testing/client';
import { recordsOf, settled, whenSettled } from '../../testing/settled';

let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkCompany(stage);
});
afterEach(async () => {
  await stage.ask('PUT', '/_sandbox/faults', { rules: [] });
  await condition('working');
});
afterAll(() => stage.close());

const expenses = ['POST', 'expense-transactions'] as const;
const condition = (value: string, of = company) =>
  stage.ask('PUT', `/_sandbox/companies/${of.id}/condition`, { condition: value });
const statusOf = async (syncId: string, of = company) =>
  (await stage.ask('GET', `${of.expenses}/syncs/${syncId}/status`)).body;
const post = async (body: readonly object[], of = company): Promise<string> =>
  (await stage.ask('POST', `${of.expenses}/expense-transactions`, body)).body.syncId;

async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
  }
}

describe('a sync', () => {
  test('of a package that is out of service has a PushError for every item, in its words', async () => {
    await condition('down');
    const { status, items } = await settled(stage, company, expenses, [anExpense(company), anExpense(company)]);
    expect(status).toMatchObject({ syncStatusCode: 5130, syncStatus: 'PushError', dataPushed: false });
    expect(items.map((item: { status: string }) => item.status)).toEqual(['PushError', 'PushError']);
    expect(items[0].message).toMatch(/^An error occurred in a downstream service\. Correlation ID: .* Message: .*Xero/);
  });

  test('of a desktop connector that is off waits, is long running after ten minutes, and goes on by itself', async () => {
    await condition('offline');
    const [first, second] = [anExpense(company), anExpense(company)];
    const [firstSync, secondSync] = [await post([first]), await post([second])];
    const waiting = await until(
      () => statusOf(firstSync),
      ({ syncStatus }) => syncStatus === 'Pushing',
    );
    expect(waiting.syncStatusCode).toBe(1000);
    await stage.ask('PUT', '/_sandbox/clock', { advanceSeconds: 601 });
    expect(await statusOf(firstSync)).toMatchObject({ syncStatusCode: 1010, syncStatus: 'Pushing' });
    expect(await statusOf(secondSync)).toMatchObject({ syncStatus: 'NotStarted' });
    expect(await recordsOf(stage, company, first.id)).toHaveLength(0);

    await condition('working');
    expect((await whenSettled(stage, company, firstSync)).status.syncStatusCode).toBe(2000);
    expect((await whenSettled(stage, company, secondSync)).status.syncStatusCode).toBe(2000);
    await stage.ask('PUT', '/_sandbox/clock', { offsetSeconds: 0 });
  });

  test('of an unpaid subscription is a 4260', async () => {
    await condition('billing-expired');
    const expense = anExpense(company);
    const { status, items } = await settled(stage, company, expenses, [expense]);
    expect(status).toMatchObject({ syncStatusCode: 4260, dataPushed: false });
    expect(items[0].message).toContain('has expired');
    await condition('working');
    expect((await settled(stage, company, expenses, [expense])).status.syncStatusCode).toBe(2000);
  });

  test('of a company that was never connected is a 4000', async () => {
    const { id } = (await stage.ask('POST', '/companies', { name: 'Nothing linked' })).body;
    const unlinked = { ...company, id, expenses: `/companies/${id}/sync/expenses` };
    const { status, items } = await settled(stage, unlinked, expenses, [anExpense(company)]);
    expect(status).toMatchObject({
      syncStatusCode: 4000,
      errorMessage: 'Company needs to have two valid data connections.',
      dataPushed: false,
    });
    expect(items[0].status).toBe('ValidationError');
  });

  test('whose connection was deleted meanwhile is a 4040', async () => {
    const other = await linkCompany(stage);
    await condition('offline', other);
    const syncId = await post([anExpense(other)], other);
    await stage.ask('DELETE', `/companies/${other.id}/connections/${other.connectionId}`);
    expect((await whenSettled(stage, other, syncId)).status).toMatchObject({
      syncStatusCode: 4040,
      syncStatus: 'CompanyDeleted',
    });
  });

  test('of data that Codat itself does not take is a 5120', async () => {
    const wrong = anExpense(company, { lines: [{ netAmount: 1, accountRef: { id: 'nope' } }] });
    const { status, items, succeeded } = await settled(stage, company, expenses, [anExpense(company), wrong]);
    expect(succeeded).toBe(false);
    expect(status).toMatchObject({ syncStatusCode: 5120, syncStatus: 'DataProcessingError', dataPushed: true });
    expect(items.map((item: { status: string }) => item.status)).toEqual(['Completed', 'ValidationError']);
  });

  test.each([4000, 4040, 4220, 4260, 5000, 5080, 5120, 5130])(
    'can be made to end with %d, and be sent again',
    async (code) => {
      await stage.ask('PUT', '/_sandbox/faults', {
        rules: [{ operation: 'create-expense-transaction', kind: 'sync-error', code, times: 1 }],
      });
      const expense = anExpense(company);
      const failed = await settled(stage, company, expenses, [expense]);
      expect(failed.status).toMatchObject({ syncStatusCode: code, dataPushed: false });
      expect(failed.status.errorMessage).not.toBe('');
      expect(failed.items[0].status).toMatch(/^(ValidationError|PushError)$/);
      expect(await recordsOf(stage, company, expense.id)).toHaveLength(0);
      expect((await settled(stage, company, expenses, [expense])).status.syncStatusCode).toBe(2000);
    },
  );

  test('in which the sandbox itself fails is a 5000, and nothing of it is written', async () => {
    const other = await linkCompany(stage);
    const [first, second] = [
      anExpense(other),
      anExpense(other, { lines: [{ netAmount: 1, accountRef: { id: other.accountId('489') } }] }),
    ];
    await stage.sandbox.stop();
    const store = new Store(join(stage.dataDir, 'sandbox', 'sandbox.db'));
    store.run(
      `UPDATE live SET doc = 'not JSON' WHERE connection_id = ? AND id = ?`,
      other.connectionId,
      other.accountId('489'),
    );
    store.close();
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    stage.sandbox = await startSandbox({ port: 0, dataDir: stage.dataDir, speed: 50 });
    const { status, items } = await settled(stage, other, expenses, [first, second]);
    expect(silent).toHaveBeenCalledOnce();
    silent.mockRestore();
    expect(status).toMatchObject({ syncStatusCode: 5000, syncStatus: 'ServerError', dataPushed: false });
    expect(items.map((item: { status: string }) => item.status)).toEqual(['PushError', 'PushError']);
    expect((await stage.ask('GET', `${other.expenses}/syncs/lastSuccessful/status`)).status).toBe(404);
  });
});

describe('a package asked to refuse', () => {
  const transfer = () => ({
    date: '2026-11-20',
    from: { accountRef: { id: company.bankAccountId('Business Current') }, amount: 5 },
    to: { accountRef: { id: company.bankAccountId('Outlay Holding') }, amount: 5 },
  });

  test('refuses a transfer in the words it was given, once', async () => {
    await stage.ask('PUT', '/_sandbox/faults', {
      rules: [{ operation: 'create-transfer-transaction', kind: 'push-error', times: 1, message: 'Not today' }],
    });
    const put = ['PUT', `transfer-transactions/${crypto.randomUUID()}`] as const;
    const refused = await settled(stage, company, put, transfer());
    expect(refused.status.syncStatusCode).toBe(5130);
    expect(refused.items[0].message).toMatch(/Message: Not today$/);
    expect((await settled(stage, company, put, transfer())).status.syncStatusCode).toBe(2000);
  });

  test.each([
    ['qhyg', 'bright-dental', 'create-reimbursable-expense-transaction', 'reimbursable-expense-transactions', '6160'],
    ['pqsw', 'lakeside-builders', 'create-adjustment-transaction', 'adjustment-transactions', '7901'],
  ])('%s of %s refuses by %s', async (key, organisation, operation, path, code) => {
    const other = await linkCompany(stage, key, organisation);
    const [supplier] = (await stage.ask('GET', `/companies/${other.id}/data/suppliers`)).body.results;
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
    await stage.ask('PUT', '/_sandbox/faults', { rules: [{ operation, kind: 'push-error', times: 1 }] });
    const refused = await settled(stage, other, ['POST', path], [body]);
    expect(refused.items[0]).toMatchObject({ status: 'PushError' });
    expect(refused.items[0].message).toContain('not available at the moment');
    expect((await settled(stage, other, ['POST', path], [body])).status.syncStatusCode).toBe(2000);
  });
});

describe('the statuses of a company', () => {
  test('name the latest sync, the last that succeeded, and all of them, newest first', async () => {
    const other = await linkCompany(stage);
    const ask = (path: string) => stage.ask('GET', `${other.expenses}/syncs/${path}/status`);
    expect((await ask('latest')).status).toBe(404);
    expect((await ask('lastSuccessful')).status).toBe(404);
    expect((await ask('list')).body).toEqual([]);

    const good = await settled(stage, other, expenses, [anExpense(other)]);
    const bad = await settled(stage, other, expenses, [anExpense(other, { lines: [{ netAmount: 1 }] })]);
    expect((await ask('latest')).body.syncId).toBe(bad.syncId);
    expect((await ask('lastSuccessful')).body.syncId).toBe(good.syncId);
    expect((await ask('list')).body.map((sync: { syncId: string }) => sync.syncId)).toEqual([bad.syncId, good.syncId]);
    expect((await ask(crypto.randomUUID())).status).toBe(404);
    expect((await ask('not-a-uuid')).status).toBe(400);
  });

  test('page through the transactions of a sync', async () => {
    const batch = Array.from({ length: 5 }, () => anExpense(company));
    const { syncId } = await settled(stage, company, expenses, batch);
    const path = `${company.expenses}/syncs/${syncId}/transactions`;
    const page = (await stage.ask('GET', `${path}?page=2&pageSize=2`)).body;
    expect(page).toMatchObject({ pageNumber: 2, pageSize: 2, totalResults: 5 });
    expect(page.results.map((item: { transactionId: string }) => item.transactionId)).toEqual([
      batch[2]?.id,
      batch[3]?.id,
    ]);
    expect(page._links).toMatchObject({ next: { href: `${path}?page=3&pageSize=2` }, self: { href: path } });
    expect((await stage.ask('GET', `${path}/${batch[4]?.id}`)).body).toEqual([
      { transactionId: batch[4]?.id, status: 'Completed', integrationType: 'expenses' },
    ]);
    expect((await stage.ask('GET', `${path}/${crypto.randomUUID()}`)).status).toBe(404);
  });
});

test('an id is taken again after it failed, and refused while it is on its way', async () => {
  const wrong = anExpense(company, { lines: [{ netAmount: 1 }] });
  await settled(stage, company, expenses, [wrong]);
  const right = anExpense(company, { id: wrong.id });
  await condition('offline');
  const syncId = await post([right]);
  expect((await stage.ask('POST', `${company.expenses}/expense-transactions`, [right])).status).toBe(400);
  await condition('working');
  expect((await whenSettled(stage, company, syncId)).status.syncStatusCode).toBe(2000);
  expect(await recordsOf(stage, company, wrong.id)).toHaveLength(1);
});
