import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExpense, type LinkedCompany, linkCompany, openStage, type Stage, sync } from '../../testing/client';

let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkCompany(stage);
});
afterAll(() => stage.close());

const ledger = async (of = company) => (await stage.ask('GET', `/_sandbox/ledger/${of.id}`)).body;
const inBooks = async (id: string) =>
  (await ledger()).records.filter((record: { transactionId: string }) => record.transactionId === id);
const change = (path: string, method: string, body: unknown) =>
  stage.ask(method, `/_sandbox/companies/${company.id}${path}`, body);

test('an expense becomes a balanced entry that takes the money from the bank account', async () => {
  const bank = (books: { trialBalance: { accounts: { nominalCode: string; balance: number }[] } }) =>
    books.trialBalance.accounts.find(({ nominalCode }) => nominalCode === '090')?.balance ?? 0;
  const before = bank(await ledger());
  const expense = anExpense(company);
  const { event, items } = await sync(stage, company, [expense]);

  expect(event.eventType).toBe('expenses.sync.successful');
  expect(items).toEqual([{ transactionId: expense.id, status: 'Completed', integrationType: 'expenses' }]);
  const [record] = await inBooks(expense.id);
  expect(record).toMatchObject({
    kind: 'Spend money',
    netAmount: 100,
    taxAmount: 20,
    totalAmount: 120,
    merchantName: 'Viking Office',
  });
  expect(record.lines[0].account).toMatchObject({ nominalCode: '453', name: 'Office Expenses' });
  expect(record.postings.map(({ debit, credit }: { debit: number; credit: number }) => debit - credit)).toEqual([
    100, 20, -120,
  ]);
  const after = await ledger();
  expect(after.trialBalance.balanced).toBe(true);
  expect(bank(after)).toBeCloseTo(before - 120, 2);
});

test('a refund is receive money, from a customer', async () => {
  const expense = anExpense(company, { type: 'Refund' });
  await sync(stage, company, [expense]);
  const [record] = await inBooks(expense.id);
  expect(record.kind).toBe('Receive money');
  expect(record.postings.at(-1)).toMatchObject({ debit: 120, credit: 0 });
});

test('one bad item fails the headline and leaves the good ones in the books', async () => {
  await change(`/accounts/${company.accountId('493')}`, 'PATCH', { status: 'Archived' });
  const good = anExpense(company);
  const bad = anExpense(company, {
    lines: [{ netAmount: 10, taxAmount: 2, accountRef: { id: company.accountId('493') } }],
  });
  const { syncId, event, items } = await sync(stage, company, [good, bad]);

  expect(event.eventType).toBe('expenses.sync.unsuccessful');
  expect(items[0].status).toBe('Completed');
  expect(items[1].status).toBe('PushError');
  expect(items[1].message).toMatch(
    /Message: Account code '493' \(Travel - National\) has been archived, or deleted\.$/,
  );
  const status = (await stage.ask('GET', `${company.expenses}/syncs/${syncId}/status`)).body;
  expect(status).toMatchObject({ syncStatusCode: 5130, syncStatus: 'PushError', dataPushed: true });
  expect(await inBooks(good.id)).toHaveLength(1);
  expect(await inBooks(bad.id)).toHaveLength(0);

  await change(`/accounts/${company.accountId('493')}`, 'PATCH', { status: 'Active' });
  expect((await sync(stage, company, [bad])).items[0].status).toBe('Completed');
  expect(await inBooks(bad.id)).toHaveLength(1);
});

test('an id in the books is refused, named, and nothing else of the request is taken', async () => {
  const written = anExpense(company);
  await sync(stage, company, [written]);
  const fresh = anExpense(company);
  const { status, body } = await stage.ask('POST', `${company.expenses}/expense-transactions`, [fresh, written]);
  expect(status).toBe(400);
  expect(body.error).toBe(`One or more transactions have previously been processed: ${written.id}`);
  expect(body.validation.errors).toMatchObject([{ itemId: written.id }]);
  expect(await inBooks(fresh.id)).toHaveLength(0);
});

test('an archived account leaves the mapping options with the next refresh, not before', async () => {
  const id = company.accountId('485');
  const offered = async () =>
    (await stage.ask('GET', `${company.expenses}/mappingOptions`)).body.accounts.some(
      (account: { id: string }) => account.id === id,
    );
  await change(`/accounts/${id}`, 'PATCH', { status: 'Archived' });
  expect(await offered()).toBe(true);
  const operation = (await stage.ask('POST', `/companies/${company.id}/data/queue/chartOfAccounts`)).body;
  expect(operation).toMatchObject({ status: 'Queued', isCompleted: false });
  await stage.inbox.event('read.completed', ({ payload }) => JSON.stringify(payload).includes('chartOfAccounts'));
  expect(await offered()).toBe(false);
});

test('closed books refuse in the words of Xero', async () => {
  await change('/lock-date', 'PUT', { lockDate: '2026-08-31' });
  const { items } = await sync(stage, company, [anExpense(company, { issueDate: '2026-08-31T00:00:00Z' })]);
  await change('/lock-date', 'PUT', { lockDate: null });
  expect(items[0].message).toContain(
    'The document date cannot be before the end of year lock date, currently set at 31 Aug 2026',
  );
});

test.each([
  [
    'a sales tax rate on an expense account',
    { taxRateRef: { id: 'OUTPUT2' } },
    'PushError',
    "The TaxType code 'OUTPUT2' cannot be used with account code '453'.",
  ],
  [
    'a tax rate that is not there',
    { taxRateRef: { id: 'NOPE' } },
    'ValidationError',
    'Tax Rate `NOPE` does not exist.',
  ],
  [
    'an account that is not there',
    { accountRef: { id: 'nope' } },
    'ValidationError',
    'The following account(s) were not found (nope)',
  ],
])('%s is told per item', async (_, line, status, message) => {
  const base = { netAmount: 1, taxAmount: 0.2, accountRef: { id: company.accountId('453') } };
  const { items } = await sync(stage, company, [anExpense(company, { lines: [{ ...base, ...line }] })]);
  expect(items[0].status).toBe(status);
  expect(items[0].message).toContain(message);
});

test.each([
  ['no transactions', []],
  [
    '51 transactions',
    Array.from({ length: 51 }, () => ({
      id: crypto.randomUUID(),
      type: 'Payment',
      issueDate: '2026-11-01',
      currency: 'GBP',
    })),
  ],
  ['an object instead of an array', { items: [] }],
  [
    'a date without leading zeros',
    [{ id: crypto.randomUUID(), type: 'Payment', issueDate: '2026-7-4', currency: 'GBP' }],
  ],
  ['an id that is no UUID', [{ id: '1', type: 'Payment', issueDate: '2026-07-04', currency: 'GBP' }]],
  [
    'an empty list of lines',
    [{ id: crypto.randomUUID(), type: 'Payment', issueDate: '2026-07-04', currency: 'GBP', lines: [] }],
  ],
])('%s is a 400 and makes no sync', async (_, body) => {
  const before = (await stage.ask('GET', `${company.expenses}/syncs/list/status`)).body.length;
  const reply = await stage.ask('POST', `${company.expenses}/expense-transactions`, body);
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({
    statusCode: 400,
    service: 'ExpenseSyncApi',
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  });
  expect(reply.body.correlationId).toMatch(/^[0-9a-f]{32}$/);
  expect(reply.body.validation.errors.length).toBeGreaterThan(0);
  expect((await stage.ask('GET', `${company.expenses}/syncs/list/status`)).body).toHaveLength(before);
});

test('an update replaces the entry and keeps its id and reference', async () => {
  const expense = anExpense(company);
  await sync(stage, company, [expense]);
  const { id, reference: _reference, ...rest } = expense;
  const update = { ...rest, lines: [{ netAmount: 50, taxAmount: 10, accountRef: { id: company.accountId('489') } }] };
  const accepted = await stage.ask('PUT', `${company.expenses}/expense-transactions/${id}`, update);
  expect(accepted.status).toBe(202);
  await stage.inbox.event('expenses.sync.successful', ({ payload }) => payload.syncId === accepted.body.syncId);
  const records = await inBooks(id);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ totalAmount: 60, reference: 'OUT-1', revision: 2 });
  expect((await ledger()).trialBalance.balanced).toBe(true);
});

test('a euro account is kept in euros and booked in pounds', async () => {
  const expense = anExpense(company, {
    currency: 'EUR',
    currencyRate: 0.9,
    bankAccountRef: { id: company.bankAccountId('Euro Account') },
    lines: [
      { netAmount: 10.01, taxAmount: 0, taxRateRef: { id: 'NONE' }, accountRef: { id: company.accountId('494') } },
    ],
  });
  await sync(stage, company, [expense]);
  const [record] = await inBooks(expense.id);
  expect(record).toMatchObject({ currency: 'EUR', totalAmount: 10.01 });
  expect(record.postings.map(({ debit, credit }: { debit: number; credit: number }) => debit - credit)).toEqual([
    9.01, -9.01,
  ]);
});

test('a receipt is kept byte for byte, only for what is in the books', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(2048));
  const file = (name: string) => {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'application/pdf' }), name);
    return form;
  };
  const good = anExpense(company);
  const bad = anExpense(company, { lines: [{ netAmount: 1, accountRef: { id: 'nope' } }] });
  const { syncId } = await sync(stage, company, [good, bad]);
  const path = (id: string) => `${company.expenses}/syncs/${syncId}/transactions/${id}/attachments`;

  const kept = await stage.ask('POST', path(good.id), file('receipt.pdf'));
  expect(kept.status).toBe(200);
  expect(kept.body).toMatchObject({ companyId: company.id, transactionId: good.id });
  expect((await stage.ask('POST', path(bad.id), file('receipt.pdf'))).status).toBe(400);
  expect((await stage.ask('POST', path(good.id), file('receipt.exe'))).body.error).toContain(
    "The file type 'exe' is not supported by Xero",
  );

  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect((await inBooks(good.id))[0].attachments).toMatchObject([{ name: 'receipt.pdf', size: 2048, sha256 }]);
  const download = await fetch(`${stage.sandbox.url}/books/${company.id}/attachments/${kept.body.id}`);
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes);
  const page = await (await fetch(`${stage.sandbox.url}/books/${company.id}`)).text();
  expect(page).toContain(sha256);
});

test('without the permission of the package a sync is a 4220 and nothing is written', async () => {
  const other = await linkCompany(stage);
  await stage.ask('POST', `/_sandbox/companies/${other.id}/deauthorize`);
  await stage.inbox.event('connection.disconnected', ({ payload }) => JSON.stringify(payload).includes(other.id));
  const connection = (await stage.ask('GET', `/companies/${other.id}/connections/${other.connectionId}`)).body;
  expect(connection).toMatchObject({ status: 'Deauthorized', dataConnectionErrors: [{ statusCode: '401' }] });
  const { syncId } = await sync(stage, other, [anExpense(other)]);
  expect((await stage.ask('GET', `${other.expenses}/syncs/${syncId}/status`)).body).toMatchObject({
    syncStatusCode: 4220,
    dataPushed: false,
  });
  expect((await ledger(other)).records).toHaveLength(0);
});

test('two companies linked to the same organisation have books of their own', async () => {
  const other = await linkCompany(stage);
  await sync(stage, other, [anExpense(other)]);
  expect((await ledger(other)).records).toHaveLength(1);
  expect((await ledger(other)).trialBalance.balanced).toBe(true);
});
