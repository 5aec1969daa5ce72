import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  anExpense,
  isBalanced,
  ledgerOf,
  linkCompany,
  recordsOf,
  sync,
  whenSettled,
} from '../../testing/linked-company';
import { fileForm, startTestServer } from '../../testing/test-server';

const server = await startTestServer();
const company = await linkCompany(server);

const change = (path: string, method: string, body: unknown) =>
  server.call(method, `/_sandbox${company.path}${path}`, body);
const signedAmounts = (record: { postings: readonly { debit: number; credit: number }[] }) =>
  record.postings.map(({ debit, credit }) => debit - credit);

test('an expense becomes a balanced entry paid from the bank account', async () => {
  const bank = (books: { trialBalance: { accounts: { nominalCode: string; balance: number }[] } }) =>
    books.trialBalance.accounts.find(({ nominalCode }) => nominalCode === '090')?.balance ?? 0;
  const before = bank(await ledgerOf(company));
  const expense = anExpense(company);
  const { succeeded, items } = await sync(company, [expense]);

  expect(succeeded).toBe(true);
  expect(items).toEqual([{ transactionId: expense.id, status: 'Completed', integrationType: 'expenses' }]);
  const [record] = await recordsOf(company, expense.id);
  expect(record).toMatchObject({
    kind: 'Spend money',
    netAmount: 100,
    taxAmount: 20,
    totalAmount: 120,
    merchantName: 'Viking Office',
  });
  expect(record.lines[0].account).toMatchObject({ nominalCode: '453', name: 'Office Expenses' });
  expect(signedAmounts(record)).toEqual([100, 20, -120]);
  const after = await ledgerOf(company);
  expect(after.trialBalance.balanced).toBe(true);
  expect(bank(after)).toBeCloseTo(before - 120, 2);
});

test('a refund becomes receive money', async () => {
  const expense = anExpense(company, { type: 'Refund' });
  await sync(company, [expense]);
  const [record] = await recordsOf(company, expense.id);
  expect(record.kind).toBe('Receive money');
  expect(record.postings.at(-1)).toMatchObject({ debit: 120, credit: 0 });
});

test('one failed item fails the sync and leaves the others in the books', async () => {
  await change(`/accounts/${company.accountId('493')}`, 'PATCH', { status: 'Archived' });
  const good = anExpense(company);
  const bad = anExpense(company, {
    lines: [{ netAmount: 10, taxAmount: 2, accountRef: { id: company.accountId('493') } }],
  });
  const { status, succeeded, items } = await sync(company, [good, bad]);

  expect(succeeded).toBe(false);
  expect(items[0].status).toBe('Completed');
  expect(items[1].status).toBe('PushError');
  expect(items[1].message).toMatch(
    /Message: Account code '493' \(Travel - National\) has been archived, or deleted\.$/,
  );
  expect(status).toMatchObject({ syncStatusCode: 5130, syncStatus: 'PushError', dataPushed: true });
  expect(await recordsOf(company, good.id)).toHaveLength(1);
  expect(await recordsOf(company, bad.id)).toHaveLength(0);

  await change(`/accounts/${company.accountId('493')}`, 'PATCH', { status: 'Active' });
  expect((await sync(company, [bad])).items[0].status).toBe('Completed');
  expect(await recordsOf(company, bad.id)).toHaveLength(1);
});

test('a request with an id that is already in the books is refused as a whole', async () => {
  const written = anExpense(company);
  await sync(company, [written]);
  const fresh = anExpense(company);
  const { status, body } = await server.call('POST', `${company.expenses}/expense-transactions`, [fresh, written]);
  expect(status).toBe(400);
  expect(body.error).toBe(`One or more transactions have previously been processed: ${written.id}`);
  expect(body.validation.errors).toMatchObject([{ itemId: written.id }]);
  expect(await recordsOf(company, fresh.id)).toHaveLength(0);
});

test('an archived account leaves the mapping options only after a refresh', async () => {
  const id = company.accountId('485');
  const offered = async () =>
    (await server.get(`${company.expenses}/mappingOptions`)).accounts.some(
      (account: { id: string }) => account.id === id,
    );
  await change(`/accounts/${id}`, 'PATCH', { status: 'Archived' });
  expect(await offered()).toBe(true);
  const operation = await server.post(`${company.path}/data/queue/chartOfAccounts`);
  expect(operation).toMatchObject({ status: 'Queued', isCompleted: false });
  await server.inbox.event('read.completed', 'chartOfAccounts');
  expect(await offered()).toBe(false);
});

test('closed books refuse with the message of Xero', async () => {
  await change('/lock-date', 'PUT', { lockDate: '2026-08-31' });
  const { items } = await sync(company, [anExpense(company, { issueDate: '2026-08-31T00:00:00Z' })]);
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
  ['an unknown tax rate', { taxRateRef: { id: 'NOPE' } }, 'ValidationError', 'Tax Rate `NOPE` does not exist.'],
  [
    'an unknown account',
    { accountRef: { id: 'nope' } },
    'ValidationError',
    'The following account(s) were not found (nope)',
  ],
])('%s fails its item', async (_, line, status, message) => {
  const base = { netAmount: 1, taxAmount: 0.2, accountRef: { id: company.accountId('453') } };
  const { items } = await sync(company, [anExpense(company, { lines: [{ ...base, ...line }] })]);
  expect(items[0].status).toBe(status);
  expect(items[0].message).toContain(message);
});

const minimal = () => ({ id: crypto.randomUUID(), type: 'Payment', issueDate: '2026-07-04', currency: 'GBP' });

test.each([
  ['no transactions', []],
  ['51 transactions', Array.from({ length: 51 }, minimal)],
  ['an object instead of an array', { items: [] }],
  ['a date without leading zeros', [{ ...minimal(), issueDate: '2026-7-4' }]],
  ['an id that is not a UUID', [{ ...minimal(), id: '1' }]],
  ['no lines', [{ ...minimal(), lines: [] }]],
])('%s is a 400 and starts no sync', async (_, body) => {
  const before = (await server.get(`${company.expenses}/syncs/list/status`)).length;
  const reply = await server.call('POST', `${company.expenses}/expense-transactions`, body);
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({
    statusCode: 400,
    service: 'ExpenseSyncApi',
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  });
  expect(reply.body.correlationId).toMatch(/^[0-9a-f]{32}$/);
  expect(reply.body.validation.errors.length).toBeGreaterThan(0);
  expect(await server.get(`${company.expenses}/syncs/list/status`)).toHaveLength(before);
});

test('an update replaces the entry and keeps its id and reference', async () => {
  const expense = anExpense(company);
  await sync(company, [expense]);
  const { id, reference: _reference, ...rest } = expense;
  const update = { ...rest, lines: [{ netAmount: 50, taxAmount: 10, accountRef: { id: company.accountId('489') } }] };
  const accepted = await server.call('PUT', `${company.expenses}/expense-transactions/${id}`, update);
  expect(accepted.status).toBe(202);
  expect((await whenSettled(company, accepted.body.syncId)).succeeded).toBe(true);
  const records = await recordsOf(company, id);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ totalAmount: 60, reference: 'OUT-1', revision: 2 });
  expect(await isBalanced(company)).toBe(true);
});

test('an expense from a euro account is recorded in euros and posted in pounds', async () => {
  const expense = anExpense(company, {
    currency: 'EUR',
    currencyRate: 0.9,
    bankAccountRef: { id: company.bankAccountId('Euro Account') },
    lines: [
      { netAmount: 10.01, taxAmount: 0, taxRateRef: { id: 'NONE' }, accountRef: { id: company.accountId('494') } },
    ],
  });
  await sync(company, [expense]);
  const [record] = await recordsOf(company, expense.id);
  expect(record).toMatchObject({ currency: 'EUR', totalAmount: 10.01 });
  expect(signedAmounts(record)).toEqual([9.01, -9.01]);
});

test('a receipt is stored byte for byte, only for an expense in the books', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(2048));
  const file = (name: string) => fileForm(bytes, 'application/pdf', name);
  const good = anExpense(company);
  const bad = anExpense(company, { lines: [{ netAmount: 1, accountRef: { id: 'nope' } }] });
  const { syncId } = await sync(company, [good, bad]);
  const path = (id: string) => `${company.expenses}/syncs/${syncId}/transactions/${id}/attachments`;

  const stored = await server.call('POST', path(good.id), file('receipt.pdf'));
  expect(stored.status).toBe(200);
  expect(stored.body).toMatchObject({ companyId: company.id, transactionId: good.id });
  expect((await server.call('POST', path(bad.id), file('receipt.pdf'))).status).toBe(400);
  expect((await server.post(path(good.id), file('receipt.exe'))).error).toContain(
    "The file type 'exe' is not supported by Xero",
  );

  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect((await recordsOf(company, good.id))[0].attachments).toMatchObject([
    { name: 'receipt.pdf', size: 2048, sha256 },
  ]);
  const download = await fetch(`${server.sandbox.url}/books/${company.id}/attachments/${stored.body.id}`);
  expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes);
  const page = await (await fetch(`${server.sandbox.url}/books/${company.id}`)).text();
  expect(page).toContain(sha256);
});

test('a sync without the permission of the package ends with 4220 and writes nothing', async () => {
  const other = await linkCompany(server);
  await server.call('POST', `/_sandbox/companies/${other.id}/deauthorize`);
  await server.inbox.event('connection.disconnected', other.id);
  const connection = await server.get(other.connection);
  expect(connection).toMatchObject({ status: 'Deauthorized', dataConnectionErrors: [{ statusCode: '401' }] });
  const { status } = await sync(other, [anExpense(other)]);
  expect(status).toMatchObject({ syncStatusCode: 4220, dataPushed: false });
  expect((await ledgerOf(other)).records).toHaveLength(0);
});

test('two companies linked to the same organisation have separate books', async () => {
  const other = await linkCompany(server);
  await sync(other, [anExpense(other)]);
  expect((await ledgerOf(other)).records).toHaveLength(1);
  expect(await isBalanced(other)).toBe(true);
});
