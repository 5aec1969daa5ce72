import { expect, test } from 'vitest';
import { aDirectCost } from '../../testing/direct-cost';
import {
  anExpense,
  ledgerOf,
  linkCompany,
  push,
  recordsOf,
  refresh,
  setCondition,
  sync,
  whenSettled,
} from '../../testing/linked-company';
import { basicAuth, fileForm, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const xero = await linkCompany(server);

const recordOf = async (id: string) =>
  (await ledgerOf(xero)).records.find((record: { id: string }) => record.id === id);

async function pushed(path: string, body: object): Promise<string> {
  const { operation } = await push(xero, 'POST', path, body);
  expect(operation.validation?.errors).toBeUndefined();
  expect(operation).toMatchObject({ status: 'Success', statusCode: 200 });
  return operation.changes[0].recordRef.id;
}

const journal = (...amounts: readonly [number, number]) => ({
  postedOn: '2026-10-31',
  description: 'Accrual',
  journalLines: amounts.map((netAmount, index) => ({
    description: 'October',
    accountRef: { id: xero.accountId(index === 0 ? '493' : '453') },
    netAmount,
  })),
});

test('a direct cost becomes money spent, and is readable only after a refresh', async () => {
  const directCosts = `${xero.connection}/data/directCosts`;
  expect((await server.call('GET', directCosts)).status).toBe(409);
  const id = await pushed('directCosts', aDirectCost(xero));
  expect(await recordOf(id)).toMatchObject({ kind: 'Spend money', netAmount: 100, taxAmount: 20, totalAmount: 120 });
  await refresh(xero, 'directCosts');
  const read = await server.get(`${directCosts}/${id}`);
  expect(read).toMatchObject({
    id,
    note: 'Two nights in Leeds',
    subTotal: 100,
    totalAmount: 120,
    contactRef: { id: xero.supplierId, dataType: 'suppliers' },
    metadata: { isDeleted: false },
  });
  expect(read.lineItems[0]).toMatchObject({ description: 'Hotel', subTotal: 100, taxRateRef: { id: 'INPUT2' } });
  const found = await server.get(`${directCosts}?query=${encodeURIComponent('totalAmount>119')}`);
  expect(found.totalResults).toBe(1);
});

test('a direct income becomes money received', async () => {
  const id = await pushed('directIncomes', aDirectCost(xero, { reference: 'refund' }));
  expect(await recordOf(id)).toMatchObject({ kind: 'Receive money', totalAmount: 120 });
  await refresh(xero, 'directIncomes');
  expect((await server.get(`${xero.connection}/data/directIncomes/${id}`)).reference).toBe('refund');
});

const allocation = { payment: { accountRef: { id: 'x' } }, allocation: { totalAmount: 60 } };

test.each([
  ['totals that do not add up', { totalAmount: 121 }, 'The line item total 120 must equal the transaction total 121'],
  ['an unknown supplier', { contactRef: { id: 'nobody', dataType: 'suppliers' } }, 'Supplier does not exist.'],
  [
    'two allocations',
    { paymentAllocations: [allocation, allocation] },
    'Only one payment allocation can be specified.',
  ],
])('%s fails the push and writes nothing', async (_, values, message) => {
  const before = (await ledgerOf(xero)).records.length;
  const { operation, event } = await push(xero, 'POST', 'directCosts', aDirectCost(xero, values));
  expect(operation).toMatchObject({ status: 'Failed', statusCode: 400, changes: [] });
  expect(operation.validation.errors.map((error: { message: string }) => error.message)).toContain(message);
  expect(event.eventType).toBe('directCosts.write.unsuccessful');
  expect((await ledgerOf(xero)).records).toHaveLength(before);
});

test('a missing required field is a 400, and nothing is queued', async () => {
  const { totalAmount: _total, ...incomplete } = aDirectCost(xero);
  const reply = await server.call('POST', `${xero.connection}/push/directCosts`, incomplete);
  expect(reply.status).toBe(400);
  expect(reply.body.validation.errors[0].itemId).toBe('totalAmount');
});

test('a receipt is attached to a direct cost, listed, and downloaded byte for byte', async () => {
  const id = await pushed('directCosts', aDirectCost(xero, { reference: 'with receipt' }));
  const bytes = crypto.getRandomValues(new Uint8Array(4096));
  const upload = `${xero.connection}/push/directCosts/${id}/attachment`;
  expect((await server.call('POST', upload, fileForm(bytes, 'image/png', 'receipt.png'))).status).toBe(200);
  const list = `${xero.connection}/data/directCosts/${id}/attachments`;
  const { attachments } = await server.get(list);
  expect(attachments).toMatchObject([{ name: 'receipt.png', contentType: 'image/png', fileSize: 4096 }]);
  const one = `${list}/${attachments[0].id}`;
  expect(await server.get(one)).toMatchObject({ name: 'receipt.png' });
  const headers = { authorization: basicAuth(server.sandbox.apiKey) };
  const download = await fetch(`${server.sandbox.url}${one}/download`, { headers });
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes);
  const [newest] = (await server.get(`${xero.path}/push`)).results;
  expect(newest.changes).toMatchObject([{ type: 'AttachmentUploaded', attachmentId: attachments[0].id }]);
  expect((await recordOf(id)).attachments).toHaveLength(1);
});

test('a deleted direct cost leaves the balances and reads as deleted', async () => {
  const id = await pushed('directCosts', aDirectCost(xero, { reference: 'mistake' }));
  const { operation } = await push(xero, 'DELETE', `directCosts/${id}`);
  expect(operation.changes).toMatchObject([{ type: 'Deleted', recordRef: { id } }]);
  await refresh(xero, 'directCosts');
  expect((await server.get(`${xero.connection}/data/directCosts/${id}`)).metadata).toEqual({ isDeleted: true });
  expect((await ledgerOf(xero)).trialBalance.balanced).toBe(true);
});

test('the lines of a journal entry must sum to zero', async () => {
  const id = await pushed('journalEntries', journal(50, -50));
  expect(await recordOf(id)).toMatchObject({ kind: 'Journal' });
  const { operation } = await push(xero, 'POST', 'journalEntries', journal(50, -49.99));
  expect(operation.validation.errors[0].message).toBe('The sum of the journal lines must equal zero.');
  await refresh(xero, 'journalEntries');
  const { journalLines } = await server.get(`${xero.path}/data/journalEntries/${id}`);
  expect(journalLines.map(({ netAmount }: { netAmount: number }) => netAmount)).toEqual([50, -50]);
});

test('a push times out while the desktop connector is off, and is written once it is back', async () => {
  const company = await linkCompany(server, 'pqsw', 'lakeside-builders');
  await setCondition(company, 'offline');
  const supplier = { supplierName: 'Quiet Timber Co', status: 'Active' };
  const { event, operation } = await push(company, 'POST', 'suppliers?timeoutInMinutes=1', supplier);
  expect(event).toMatchObject({ eventType: 'suppliers.write.unsuccessful', payload: { status: 'TimedOut' } });
  expect(operation).toMatchObject({ status: 'TimedOut', changes: [] });
  await setCondition(company, 'working');
  const names = async () => {
    await refresh(company, 'suppliers');
    const { results } = await server.get(`${company.path}/data/suppliers?pageSize=5000`);
    return results.map(({ supplierName }: { supplierName: string }) => supplierName);
  };
  await expect.poll(names, { timeout: 10_000 }).toContain('Quiet Timber Co');
  expect((await server.get(`${company.path}/push/${operation.pushOperationKey}`)).status).toBe('TimedOut');
});

test('a bank account can be renamed and keeps its id', async () => {
  const card = { accountType: 'Credit', nominalCode: '0999', currency: 'GBP', accountNumber: '5555' };
  const id = await pushed('bankAccounts', { ...card, accountName: 'Second card' });
  const renamed = await push(xero, 'PUT', `bankAccounts/${id}`, { ...card, accountName: 'Travel card' });
  expect(renamed.operation.changes).toMatchObject([{ type: 'Modified', recordRef: { id } }]);
  await refresh(xero, 'bankAccounts');
  expect((await server.get(`${xero.connection}/data/bankAccounts/${id}`)).accountName).toBe('Travel card');
});

test('a supplier keeps its currency through a change, and can be archived', async () => {
  const quickBooks = await linkCompany(server, 'qhyg', 'bright-dental');
  const supplier = { supplierName: 'Old', status: 'Active', defaultCurrency: 'EUR' };
  const { id } = (await push(quickBooks, 'POST', 'suppliers', supplier)).operation.changes[0].recordRef;
  const update = async (status: string) => {
    await push(quickBooks, 'PUT', `suppliers/${id}`, { supplierName: 'Old Ltd', status });
    await refresh(quickBooks, 'suppliers');
    return server.get(`${quickBooks.path}/data/suppliers/${id}`);
  };
  expect(await update('Active')).toMatchObject({
    supplierName: 'Old Ltd',
    defaultCurrency: 'EUR',
    status: 'Active',
  });
  expect((await update('Archived')).status).toBe('Archived');
});

test('an expense whose record was deleted can neither be changed nor receive a receipt', async () => {
  const expense = anExpense(xero);
  const { syncId } = await sync(xero, [expense]);
  const [record] = await recordsOf(xero, expense.id);
  await push(xero, 'DELETE', `directCosts/${record.id}`);
  const { id, ...update } = { ...expense, notes: 'Too late' };
  const changed = await server.call('PUT', `${xero.expenses}/expense-transactions/${id}`, update);
  const { items } = await whenSettled(xero, changed.body.syncId);
  expect(items[0].message).toContain('has been deleted');
  expect(await recordsOf(xero, id)).toMatchObject([{ deleted: true, postings: [] }]);
  const upload = `${xero.expenses}/syncs/${syncId}/transactions/${id}/attachments`;
  expect((await server.call('POST', upload, fileForm('png', 'image/png', 'receipt.png'))).status).toBe(400);
});
