import { describe, expect, test } from 'vitest';
import { isBalanced, linkCompany, recordsOf, whenSettled } from '../../testing/linked-company';
import { fileForm, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

const anItem = (values: object = {}, of = company) => ({
  id: crypto.randomUUID(),
  type: 'Payment',
  issueDate: '2026-11-20T00:00:00+00:00',
  currency: 'GBP',
  contactRef: { contactType: 'Supplier' },
  merchantName: 'Amazon UK',
  notes: 'APPLE.COM/BILL',
  lines: [{ netAmount: 100, taxAmount: 20, accountRef: { id: of.accountId('453') }, trackingRefs: undefined }],
  ...values,
});
const dataset = (items: readonly object[], of = company) =>
  server.call('POST', `${of.expenses}/data/expense-transactions`, { items });
const initiate = (body: object | undefined, of = company) => server.call('POST', `${of.expenses}/syncs`, body);

async function synced(items: readonly object[], of = company) {
  const { datasetId } = (await dataset(items, of)).body;
  const accepted = await initiate({ datasetIds: [datasetId] }, of);
  expect(accepted.status).toBe(202);
  return { datasetId, ...(await whenSettled(of, accepted.body.syncId)) };
}

test('a dataset is written only when its sync is initiated', async () => {
  const item = anItem();
  const created = await dataset([item]);
  expect(created.status).toBe(200);
  expect(Object.keys(created.body)).toEqual(['datasetId']);
  expect(await server.get(`${company.expenses}/syncs/list/status`)).toEqual([]);

  const { body } = await initiate({ datasetIds: [created.body.datasetId] });
  const { status, items } = await whenSettled(company, body.syncId);
  expect(status).toMatchObject({ syncStatusCode: 2000, dataPushed: true });
  expect(items).toEqual([{ transactionId: item.id, status: 'Completed', integrationType: 'expenses' }]);
  expect(await recordsOf(company, item.id)).toMatchObject([{ kind: 'Spend money', totalAmount: 120 }]);
});

test('a sync without ids includes every waiting dataset', async () => {
  const [first, second] = [anItem(), anItem({ type: 'Refund' })];
  await dataset([first]);
  await dataset([second]);
  const { items } = await whenSettled(company, (await initiate({})).body.syncId);
  expect(items.map((item: { transactionId: string }) => item.transactionId)).toEqual([first.id, second.id]);
  const nothing = await initiate({});
  expect(nothing.status).toBe(422);
  expect(nothing.body).toMatchObject({ service: 'ExpenseSyncApi', error: 'There are no datasets to sync.' });
});

test('a dataset synced a second time is not written twice', async () => {
  const { datasetId } = await synced([anItem()]);
  const { status, items } = await whenSettled(company, (await initiate({ datasetIds: [datasetId] })).body.syncId);
  expect(status).toMatchObject({ syncStatusCode: 5080, syncStatus: 'DuplicationProtection', dataPushed: false });
  expect(items[0]).toMatchObject({
    status: 'PushError',
    message: `One or more transactions have previously been processed: ${items[0].transactionId}`,
  });
  expect(await recordsOf(company, items[0].transactionId)).toHaveLength(1);
});

test('an id in the books is refused in a new dataset, and a repeated id in a sync', async () => {
  const item = anItem();
  await synced([item]);
  expect((await dataset([item])).status).toBe(400);
  const twice = anItem();
  const ids = [(await dataset([twice])).body.datasetId, (await dataset([twice])).body.datasetId];
  expect((await initiate({ datasetIds: ids })).status).toBe(400);
  expect((await initiate({ datasetIds: [crypto.randomUUID()] })).status).toBe(404);
});

test.each([
  ['no items', []],
  ['51 items', Array.from({ length: 51 }, () => ({}))],
  ['a line without tax', [{ lines: [{ netAmount: 1, accountRef: { id: '1' } }] }]],
  ['a line without account', [{ lines: [{ netAmount: 1, taxAmount: 0 }] }]],
  ['an unknown type', [{ type: 'Gift' }]],
])('%s is a 400', async (_, items) => {
  expect((await dataset(items.map((values) => anItem(values)))).status).toBe(400);
});

test('an update without a currency keeps the original one', async () => {
  const item = anItem();
  await synced([item]);
  const { status, body } = await server.call('PUT', `${company.expenses}/expense-transactions/${item.id}`, {
    type: 'Payment',
    issueDate: '2026-11-20',
    contactRef: { contactType: 'Supplier' },
    lines: [{ netAmount: 50, taxAmount: 10, accountRef: { id: company.accountId('453') } }],
  });
  expect(status).toBe(202);
  await whenSettled(company, body.syncId);
  expect((await recordsOf(company, item.id))[0]).toMatchObject({
    totalAmount: 60,
    currency: 'GBP',
    revision: 2,
  });
});

describe('a movement of money', () => {
  const toHolding = (type: string) =>
    anItem({
      type,
      lines: [{ netAmount: 180.93, taxAmount: 0, accountRef: { id: company.bankAccountId('Outlay Holding') } }],
    });

  test.each([
    ['TransferIn', 'Outlay Holding', 'Business Current'],
    ['TransferOut', 'Business Current', 'Outlay Holding'],
  ])('%s goes from %s to %s', async (type, from, to) => {
    const item = toHolding(type);
    expect((await synced([item])).status.syncStatusCode).toBe(2000);
    expect(await recordsOf(company, item.id)).toMatchObject([
      { kind: 'Transfer', from: { account: { name: from }, amount: 180.93 }, to: { account: { name: to } } },
    ]);
    expect(await isBalanced(company)).toBe(true);
  });

  test('accepts no receipt', async () => {
    const item = toHolding('TransferIn');
    const { syncId } = await synced([item]);
    const path = `${company.expenses}/syncs/${syncId}/transactions/${item.id}/attachments`;
    expect((await server.call('POST', path, fileForm('x', 'application/pdf', 'receipt.pdf'))).status).toBe(400);
  });

  test('to an account that is not a bank account is refused by Xero', async () => {
    const { items } = await synced([anItem({ type: 'TransferOut' })]);
    expect(items[0].message).toContain("Account code '453' (Office Expenses) is not a bank account.");
  });

  test('as an adjustment is a journal entry in QuickBooks Desktop and refused by Xero', async () => {
    const desktop = await linkCompany(server, 'pqsw', 'lakeside-builders');
    const line = { netAmount: 12.5, taxAmount: 0, accountRef: { id: desktop.accountId('7901') } };
    const item = anItem({ type: 'AdjustmentOut', currency: 'USD', lines: [line] });
    expect((await synced([item], desktop)).status.syncStatusCode).toBe(2000);
    expect(await recordsOf(desktop, item.id)).toMatchObject([
      { kind: 'Journal', lines: [{ account: { name: 'Checking' }, amount: -12.5 }, { amount: 12.5 }] },
    ]);
    const { items } = await synced([anItem({ type: 'AdjustmentIn' })]);
    expect(items[0].message).toBe('Adjustment transactions are not supported for Xero.');
  });
});
