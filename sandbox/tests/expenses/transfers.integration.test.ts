import { expect, test } from 'vitest';
import { isBalanced, type LinkedCompany, linkCompany, recordsOf, submit, sync } from '../../testing/linked-company';
import { startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const quickBooks = await linkCompany(server, 'qhyg', 'bright-dental');
const xero = await linkCompany(server);

const transfer = (from: string, to: string, amount: number, values: object) => ({
  description: 'Card top-up',
  date: '2026-11-20T00:00:00Z',
  from: { accountRef: { id: from }, amount },
  to: { accountRef: { id: to }, amount },
  ...values,
});
const [current, card] = [quickBooks.bankAccountId('Current account'), quickBooks.bankAccountId('Practice credit card')];
const toCard = (amount = 100, values: object = {}) => transfer(current, card, amount, values);
const [business, holding] = [xero.bankAccountId('Business Current'), xero.bankAccountId('Outlay Holding')];
const put = (company: LinkedCompany, id: string, body: object) =>
  submit(company, ['PUT', `transfer-transactions/${id}`], body);

test('a transfer moves money between two accounts once', async () => {
  const id = crypto.randomUUID();
  const { status, items } = await put(quickBooks, id, toCard());
  expect(status).toMatchObject({ syncStatusCode: 2000, dataPushed: true });
  expect(items).toEqual([{ transactionId: id, status: 'Completed', integrationType: 'expenses' }]);
  expect(await recordsOf(quickBooks, id)).toMatchObject([
    {
      kind: 'Transfer',
      description: 'Card top-up',
      from: { account: { name: 'Current account' }, currency: 'GBP', amount: 100 },
      to: { account: { name: 'Practice credit card' }, amount: 100 },
      postings: [
        { debit: 0, credit: 100 },
        { debit: 100, credit: 0 },
      ],
    },
  ]);
  expect(await isBalanced(quickBooks)).toBe(true);
});

test('an update of a transfer changes only its amounts and its date', async () => {
  const id = crypto.randomUUID();
  await put(quickBooks, id, toCard());
  const values = { date: '2026-11-21T00:00:00Z', description: 'Another' };
  const change = transfer(current, quickBooks.bankAccountId('Outlay Holding'), 55, values);
  expect((await put(quickBooks, id, change)).status.syncStatusCode).toBe(2000);
  const records = await recordsOf(quickBooks, id);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({
    date: '2026-11-21',
    description: 'Card top-up',
    to: { account: { name: 'Practice credit card' }, amount: 55 },
    revision: 2,
  });
});

test('an unchanged transfer ends its sync with 2040 and writes nothing', async () => {
  const id = crypto.randomUUID();
  await put(quickBooks, id, toCard());
  const again = await put(quickBooks, id, toCard());
  expect(again.status).toMatchObject({ syncStatusCode: 2040, syncStatus: 'Complete', dataPushed: false });
  expect(again.succeeded).toBe(true);
  expect(again.items[0].status).toBe('Completed');
  expect((await recordsOf(quickBooks, id))[0].revision).toBe(1);
});

test('a transfer can have capitalised fields, as on the page about transfers', async () => {
  const body = {
    Description: 'Sample transfer description',
    Date: '2024-02-14T00:00:00Z',
    From: { AccountRef: { Id: current }, Amount: 1000 },
    To: { AccountRef: { Id: card }, Amount: 1000 },
  };
  expect((await put(quickBooks, crypto.randomUUID(), body)).succeeded).toBe(true);
});

test('a transfer in Xero can be created but not changed', async () => {
  const id = crypto.randomUUID();
  const body = transfer(business, holding, 100, {});
  expect((await put(xero, id, body)).items[0]).toMatchObject({ status: 'Completed' });
  const changed = await put(xero, id, body);
  expect(changed.status).toMatchObject({ syncStatusCode: 5120, dataPushed: false });
  expect(changed.items[0]).toMatchObject({
    status: 'ValidationError',
    message: 'Transfer transaction updates are not supported for Xero.',
  });
});

test('a transfer to an account that is not a bank account is refused with the message of the package', async () => {
  const body = transfer(business, xero.accountId('453'), 100, {});
  const { status, items } = await put(xero, crypto.randomUUID(), body);
  expect(status.syncStatusCode).toBe(5130);
  expect(items[0].message).toMatch(/Message: Account code '453' \(Office Expenses\) is not a bank account\.$/);
});

test('a transfer with the id of an expense is refused as processed', async () => {
  const id = crypto.randomUUID();
  const lines = [{ netAmount: 5, accountRef: { id: xero.accountId('453') } }];
  await sync(xero, [{ id, type: 'Payment', issueDate: '2026-11-20', currency: 'GBP', lines }]);
  const path = `${xero.expenses}/transfer-transactions/${id}`;
  const { status, body } = await server.call('PUT', path, transfer(business, holding, 100, {}));
  expect(status).toBe(400);
  expect(body.error).toContain('previously been processed');
});

test.each([
  ['no amount', { from: { accountRef: { id: '1' } } }],
  ['no account', { to: { amount: 5 } }],
  ['no date', { date: undefined }],
])('a transfer with %s is a 400', async (_, values) => {
  const path = `${quickBooks.expenses}/transfer-transactions/${crypto.randomUUID()}`;
  const reply = await server.call('PUT', path, toCard(5, values));
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({ service: 'ExpenseSyncApi', error: 'Error processing request - not valid.' });
});
