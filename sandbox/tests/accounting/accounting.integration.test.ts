import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anExpense,
  type LinkedCompany,
  linkCompany,
  openStage,
  push,
  refresh,
  type Stage,
  sync,
} from '../../testing/client';
import { whenSettled } from '../../testing/settled';

let stage: Stage;
let xero: LinkedCompany;
let connected: string;
let supplierId: string;

beforeAll(async () => {
  stage = await openStage();
  xero = await linkCompany(stage);
  connected = `/companies/${xero.id}/connections/${xero.connectionId}`;
  supplierId = (await stage.ask('GET', `/companies/${xero.id}/data/suppliers`)).body.results[3].id;
});
afterAll(() => stage.close());

const ledger = async () => (await stage.ask('GET', `/_sandbox/ledger/${xero.id}`)).body;
const recordOf = async (id: string) => (await ledger()).records.find((record: { id: string }) => record.id === id);

/** The body Codat's own guide shows: a hotel of 120.00, 20.00 of it VAT, paid from the holding account. */
const aDirectCost = (values: object = {}) => ({
  issueDate: '2026-10-28',
  currency: 'GBP',
  reference: 'card-4590',
  note: 'Two nights in Leeds',
  contactRef: { id: supplierId, dataType: 'suppliers' },
  lineItems: [
    {
      description: 'Hotel',
      unitAmount: 100,
      quantity: 1,
      subTotal: 100,
      taxAmount: 20,
      totalAmount: 120,
      accountRef: { id: xero.accountId('493') },
      taxRateRef: { id: 'INPUT2' },
    },
  ],
  paymentAllocations: [
    {
      payment: { accountRef: { id: xero.bankAccountId('Outlay Holding') }, currency: 'GBP' },
      allocation: { totalAmount: 120 },
    },
  ],
  subTotal: 100,
  taxAmount: 20,
  totalAmount: 120,
  ...values,
});

const written = async (path: string, body: object): Promise<string> => {
  const { operation } = await push(stage, 'POST', `${connected}/push/${path}`, body);
  expect(operation.validation?.errors).toBeUndefined();
  expect(operation).toMatchObject({ status: 'Success', statusCode: 200 });
  return operation.changes[0].recordRef.id;
};

test('a direct cost becomes money spent, and is read back after a refresh, not before', async () => {
  expect((await stage.ask('GET', `${connected}/data/directCosts`)).status).toBe(409);
  const id = await written('directCosts', aDirectCost());
  expect(await recordOf(id)).toMatchObject({ kind: 'Spend money', netAmount: 100, taxAmount: 20, totalAmount: 120 });
  await refresh(stage, xero, 'directCosts');
  const read = (await stage.ask('GET', `${connected}/data/directCosts/${id}`)).body;
  expect(read).toMatchObject({
    id,
    note: 'Two nights in Leeds',
    subTotal: 100,
    totalAmount: 120,
    contactRef: { id: supplierId, dataType: 'suppliers' },
    metadata: { isDeleted: false },
  });
  expect(read.lineItems[0]).toMatchObject({ description: 'Hotel', subTotal: 100, taxRateRef: { id: 'INPUT2' } });
  const found = await stage.ask('GET', `${connected}/data/directCosts?query=${encodeURIComponent('totalAmount>119')}`);
  expect(found.body.totalResults).toBe(1);
});

test('a direct income becomes money received', async () => {
  const id = await written('directIncomes', aDirectCost({ reference: 'refund' }));
  expect(await recordOf(id)).toMatchObject({ kind: 'Receive money', totalAmount: 120 });
  await refresh(stage, xero, 'directIncomes');
  expect((await stage.ask('GET', `${connected}/data/directIncomes/${id}`)).body.reference).toBe('refund');
});

test.each([
  ['totals that do not add up', { totalAmount: 121 }, 'The line item total 120 must equal the transaction total 121'],
  ['an unknown supplier', { contactRef: { id: 'nobody', dataType: 'suppliers' } }, 'Supplier does not exist.'],
  ['two allocations', { paymentAllocations: [...aPair()] }, 'Only one payment allocation can be specified.'],
])('%s fails the push and writes nothing', async (_, values, message) => {
  const before = (await ledger()).records.length;
  const { operation, event } = await push(stage, 'POST', `${connected}/push/directCosts`, aDirectCost(values));
  expect(operation).toMatchObject({ status: 'Failed', statusCode: 400, changes: [] });
  expect(operation.validation.errors.map((error: { message: string }) => error.message)).toContain(message);
  expect(event.eventType).toBe('directCosts.write.unsuccessful');
  expect((await ledger()).records).toHaveLength(before);
});

function aPair() {
  const one = { payment: { accountRef: { id: 'x' } }, allocation: { totalAmount: 60 } };
  return [one, one];
}

test('what the schema requires is a 400 before anything is queued', async () => {
  const { totalAmount: _total, ...incomplete } = aDirectCost();
  const answer = await stage.ask('POST', `${connected}/push/directCosts`, incomplete);
  expect(answer.status).toBe(400);
  expect(answer.body.validation.errors[0].itemId).toBe('totalAmount');
});

test('a receipt is attached to a direct cost, listed, and downloaded byte for byte', async () => {
  const id = await written('directCosts', aDirectCost({ reference: 'with receipt' }));
  const bytes = crypto.getRandomValues(new Uint8Array(4096));
  const form = new FormData();
  form.append('file', new Blob([bytes], { type: 'image/png' }), 'receipt.png');
  expect((await stage.ask('POST', `${connected}/push/directCosts/${id}/attachment`, form)).status).toBe(200);
  const { attachments } = (await stage.ask('GET', `${connected}/data/directCosts/${id}/attachments`)).body;
  expect(attachments).toMatchObject([{ name: 'receipt.png', contentType: 'image/png', fileSize: 4096 }]);
  const one = `${connected}/data/directCosts/${id}/attachments/${attachments[0].id}`;
  expect((await stage.ask('GET', one)).body).toMatchObject({ name: 'receipt.png' });
  const download = await fetch(`${stage.sandbox.url}${one}/download`, {
    headers: { authorization: `Basic ${Buffer.from(stage.sandbox.apiKey).toString('base64')}` },
  });
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes);
  const [newest] = (await stage.ask('GET', `/companies/${xero.id}/push`)).body.results;
  expect(newest.changes).toMatchObject([{ type: 'AttachmentUploaded', attachmentId: attachments[0].id }]);
  expect((await recordOf(id)).attachments).toHaveLength(1);
});

test('a deleted direct cost leaves the balances and is read as deleted', async () => {
  const id = await written('directCosts', aDirectCost({ reference: 'mistake' }));
  const { operation } = await push(stage, 'DELETE', `${connected}/push/directCosts/${id}`);
  expect(operation.changes).toMatchObject([{ type: 'Deleted', recordRef: { id } }]);
  await refresh(stage, xero, 'directCosts');
  const read = (await stage.ask('GET', `${connected}/data/directCosts/${id}`)).body;
  expect(read.metadata).toEqual({ isDeleted: true });
  expect((await ledger()).trialBalance.balanced).toBe(true);
});

test('a journal entry has to come to zero', async () => {
  const line = (code: string, netAmount: number) => ({
    description: 'October',
    accountRef: { id: xero.accountId(code) },
    netAmount,
  });
  const journal = { postedOn: '2026-10-31', description: 'Accrual', journalLines: [line('493', 50), line('453', -50)] };
  const id = await written('journalEntries', journal);
  expect(await recordOf(id)).toMatchObject({ kind: 'Journal' });
  const off = { ...journal, journalLines: [line('493', 50), line('453', -49.99)] };
  const { operation } = await push(stage, 'POST', `${connected}/push/journalEntries`, off);
  expect(operation.validation.errors[0].message).toBe('The sum of the journal lines must equal zero.');
  await refresh(stage, xero, 'journalEntries');
  const read = (await stage.ask('GET', `/companies/${xero.id}/data/journalEntries/${id}`)).body;
  expect(read.journalLines.map(({ netAmount }: { netAmount: number }) => netAmount)).toEqual([50, -50]);
});

test('bank lines go onto the statement once and are reconciled with the record they stand for', async () => {
  const holding = xero.bankAccountId('Outlay Holding');
  const id = await written(
    'directCosts',
    aDirectCost({ issueDate: '2026-11-03', reference: 'to reconcile', ...amounting(37.4) }),
  );
  const path = `${connected}/push/bankAccounts/${encodeURIComponent(holding)}/bankTransactions`;
  const lines = [
    { id: 'L1', date: '2026-11-04', amount: -37.4, balance: 4962.6, transactionType: 'Debit', description: 'Hotel' },
    { id: 'L2', date: '2026-11-05', amount: -5, balance: 4957.6, transactionType: 'Fee', description: 'Monthly fee' },
  ];
  for (const _ of ['once', 'again']) {
    const { operation } = await push(stage, 'POST', path, { accountId: holding, transactions: lines });
    expect(operation.status).toBe('Success');
  }
  await refresh(stage, xero, 'bankTransactions');
  const read = (
    await stage.ask('GET', `${connected}/data/bankAccounts/${encodeURIComponent(holding)}/bankTransactions`)
  ).body;
  expect(read.totalResults).toBe(2);
  expect(read.results[0].transactions).toMatchObject([
    { id: 'L1', amount: -37.4, reconciled: true },
    { id: 'L2', amount: -5, reconciled: false },
  ]);
  expect((await ledger()).bankLines).toMatchObject([
    { id: 'L1', recordId: id },
    { id: 'L2', recordId: null },
  ]);
  const page = await (await fetch(`${stage.sandbox.url}/books/${xero.id}/bank/${encodeURIComponent(holding)}`)).text();
  expect(page).toContain('1 of 2 to reconcile');
});

function amounting(total: number) {
  const lineItems = [
    {
      description: 'Hotel',
      unitAmount: total,
      quantity: 1,
      taxAmount: 0,
      accountRef: { id: xero.accountId('493') },
      taxRateRef: { id: 'NONE' },
    },
  ];
  const payment = { accountRef: { id: xero.bankAccountId('Outlay Holding') }, currency: 'GBP' };
  return {
    lineItems,
    paymentAllocations: [{ payment, allocation: { totalAmount: total } }],
    subTotal: total,
    taxAmount: 0,
    totalAmount: total,
  };
}

test('a match can be taken back and made again by hand, but not by a page of another site', async () => {
  const holding = xero.bankAccountId('Outlay Holding');
  const matched = async () => (await ledger()).bankLines.find(({ id }: { id: string }) => id === 'L1').recordId;
  const id = await matched();
  const answer = (form: Record<string, string>, origin = stage.sandbox.url) =>
    fetch(`${stage.sandbox.url}/books/${xero.id}/bank/${encodeURIComponent(holding)}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin },
      body: new URLSearchParams({ line: 'L1', ...form }),
    });
  expect((await answer({ answer: 'undo' }, 'https://elsewhere.test')).status).toBe(403);
  expect(await matched()).toBe(id);
  await answer({ answer: 'undo' });
  expect(await matched()).toBe(null);
  await answer({ answer: 'match', record: id });
  expect(await matched()).toBe(id);
});

test.each([
  [
    'a debit that brings money in',
    [{ id: 'S1', date: '2026-11-05', amount: 5, balance: 1, transactionType: 'Debit' }],
    'sign of the amount',
  ],
  ['days out of order', [aLine('S2', '2026-11-05'), aLine('S3', '2026-11-04')], 'chronological order'],
  ['a day that has not come', [aLine('S4', '2199-01-01')], 'must not be in the future'],
  ['a line of two years ago', [aLine('S5', '2024-01-01')], 'more than one year ago'],
])('Xero refuses %s on a bank statement', async (_, transactions, words) => {
  const path = `${connected}/push/bankAccounts/${encodeURIComponent(xero.bankAccountId('Outlay Holding'))}/bankTransactions`;
  const { operation } = await push(stage, 'POST', path, { transactions });
  expect(operation.status).toBe('Failed');
  expect(operation.validation.errors[0].message).toContain(words);
});

function aLine(id: string, date: string) {
  return { id, date, amount: -1, balance: 1, transactionType: 'Debit' };
}

test('a push waits for a desktop connector, times out, and is still written when the connector is back', async () => {
  const company = await linkCompany(stage, 'pqsw', 'lakeside-builders');
  const condition = (value: string) =>
    stage.ask('PUT', `/_sandbox/companies/${company.id}/condition`, { condition: value });
  await condition('offline');
  const path = `/companies/${company.id}/connections/${company.connectionId}/push/suppliers?timeoutInMinutes=1`;
  const { event, operation } = await push(stage, 'POST', path, { supplierName: 'Quiet Timber Co', status: 'Active' });
  expect(event).toMatchObject({ eventType: 'suppliers.write.unsuccessful', payload: { status: 'TimedOut' } });
  expect(operation).toMatchObject({ status: 'TimedOut', changes: [] });
  await condition('working');
  const names = async () => {
    await refresh(stage, company, 'suppliers');
    const { results } = (await stage.ask('GET', `/companies/${company.id}/data/suppliers?pageSize=5000`)).body;
    return results.map(({ supplierName }: { supplierName: string }) => supplierName);
  };
  await expect.poll(names, { timeout: 10_000 }).toContain('Quiet Timber Co');
  const after = (await stage.ask('GET', `/companies/${company.id}/push/${operation.pushOperationKey}`)).body;
  expect(after.status).toBe('TimedOut');
});

test('a bank account can be renamed, and keeps its id', async () => {
  const created = await push(stage, 'POST', `${connected}/push/bankAccounts`, {
    accountName: 'Second card',
    accountType: 'Credit',
    nominalCode: '0999',
    currency: 'GBP',
    accountNumber: '5555',
  });
  const { id } = created.operation.changes[0].recordRef;
  const renamed = await push(stage, 'PUT', `${connected}/push/bankAccounts/${id}`, {
    accountName: 'Travel card',
    accountType: 'Credit',
    nominalCode: '0999',
    currency: 'GBP',
    accountNumber: '5555',
  });
  expect(renamed.operation.changes).toMatchObject([{ type: 'Modified', recordRef: { id } }]);
  await refresh(stage, xero, 'bankAccounts');
  expect((await stage.ask('GET', `${connected}/data/bankAccounts/${id}`)).body.accountName).toBe('Travel card');
});

test('a supplier that is archived is no longer taken, and keeps its currency through a change', async () => {
  const quickBooks = await linkCompany(stage, 'qhyg', 'bright-dental');
  const pushing = `/companies/${quickBooks.id}/connections/${quickBooks.connectionId}/push/suppliers`;
  const made = await push(stage, 'POST', pushing, { supplierName: 'Old', status: 'Active', defaultCurrency: 'EUR' });
  const { id } = made.operation.changes[0].recordRef;
  await push(stage, 'PUT', `${pushing}/${id}`, { supplierName: 'Old Ltd', status: 'Active' });
  await refresh(stage, quickBooks, 'suppliers');
  const read = async () => (await stage.ask('GET', `/companies/${quickBooks.id}/data/suppliers/${id}`)).body;
  expect(await read()).toMatchObject({ supplierName: 'Old Ltd', defaultCurrency: 'EUR', status: 'Active' });
  await push(stage, 'PUT', `${pushing}/${id}`, { supplierName: 'Old Ltd', status: 'Archived' });
  await refresh(stage, quickBooks, 'suppliers');
  expect((await read()).status).toBe('Archived');
});

test('an expense whose record was deleted is neither changed nor given a receipt', async () => {
  const expense = anExpense(xero);
  const { syncId } = await sync(stage, xero, [expense]);
  const ofExpense = async () =>
    (await ledger()).records.find(({ transactionId }: { transactionId: string }) => transactionId === expense.id);
  await push(stage, 'DELETE', `${connected}/push/directCosts/${(await ofExpense()).id}`);
  const { id, ...update } = { ...expense, notes: 'Too late' };
  const changed = await stage.ask('PUT', `${xero.expenses}/expense-transactions/${id}`, update);
  const { items } = await whenSettled(stage, xero, changed.body.syncId);
  expect(items[0].message).toContain('has been deleted');
  expect(await ofExpense()).toMatchObject({ deleted: true, postings: [] });
  const receipt = new FormData();
  receipt.append('file', new File(['png'], 'receipt.png', { type: 'image/png' }));
  const path = `${xero.expenses}/syncs/${syncId}/transactions/${id}/attachments`;
  expect((await stage.ask('POST', path, receipt)).status).toBe(400);
});
