import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call } from '@/lib/codat/client/http';
import { submitClaim } from '@/lib/data/claim/decide';
import { approveClaim } from '@/lib/data/claim/decisions';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { currentConnection } from '@/lib/data/connection/connections';
import { addClaim } from '@/lib/data/expense/expenses';
import { listExpenseReceipts } from '@/lib/data/receipt/lists';
import { unconfirmedReceipts } from '@/lib/data/support/unconfirmed-receipts';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import { expenseOf, recordTestExpense } from '@/lib/testing/expenses';
import { aPdf } from '@/lib/testing/files';
import { runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { storeReceipt } from '@/lib/workflows/receipt/store';

// FreeAgent keeps no reference (Codat, FreeAgent direct-cost model), so its records are found by bank account, day and
// amount.

const upload = 'upload-expense-attachment';
let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat, 'freeagent', 'juniper-creative');
});
afterAll(() => codat.close());
beforeEach(() => codat.faults());

const records = async () => (await codat.ledger(company.codatCompanyId)).records;
const attachments = async (id: string) =>
  (await records()).find((record) => record.transactionId === id)?.attachments ?? [];
const delivery = async (id: string) => (await listExpenseReceipts(company.viewer, id))[0]?.delivery;
/** Returns the id of Codat's latest read of the books for a lookup. */
const readOperation = () =>
  asSuperuser(`select operation_id from spending_reads where company_id = $1`, [company.viewer.companyId]);
const failedSteps = (expenseId: string) =>
  asSuperuser(
    `select failures, looks from receipt_deliveries where receipt_id in (select id from receipts where expense_id = $1)`,
    [expenseId],
  );
const lookAgain = () => runJobsEarly(company.viewer.companyId);

async function spend(amount: string, content = aPdf(), note = 'Bristol to London'): Promise<string> {
  const { viewer, categories } = company;
  const id = await recordTestExpense(viewer, { categoryId: categories.get('Travel'), amount, note });
  await storeReceipt(viewer, { name: 'receipt.pdf', content, expenseId: id });
  return id;
}

test('a receipt whose upload ended in a 500 is found by bank account, day and amount', async () => {
  const id = await spend('61.01');
  await codat.faults({ operation: upload, kind: 'status500', when: 'after', times: 1 });
  await sync(codat, company, [id]);
  expect(await delivery(id)).toMatchObject({ state: 'unknown' });
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'delivered' });
  expect(await attachments(id)).toHaveLength(1);
});

test('a receipt that is not attached to its record is sent again', async () => {
  const id = await spend('61.02');
  await codat.faults({ operation: upload, kind: 'status500', times: 1 });
  await sync(codat, company, [id]);
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'delivered' });
  expect(await attachments(id)).toHaveLength(1);
});

test('a step that fails is repeated by itself', async () => {
  const id = await spend('61.03');
  await codat.faults(
    { operation: upload, kind: 'status500', times: 1 },
    { operation: 'get-pull-operation', kind: 'status500', times: 1 },
    { operation: 'list-direct-costs', kind: 'status500', times: 4 },
    { operation: 'list-direct-cost-attachments', kind: 'status500', times: 1 },
  );
  await sync(codat, company, [id]);
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'unknown' });
  const read = await readOperation();
  await lookAgain();
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'delivered' });
  expect(await readOperation()).toEqual(read);
  expect(await attachments(id)).toHaveLength(1);
});

test('waits without counting a failure while Codat already reads the records', async () => {
  const id = await spend('61.05');
  await codat.faults({ operation: upload, kind: 'status500', when: 'after', times: 1 });
  await sync(codat, company, [id]);
  const before = await failedSteps(id);
  const body = { error: 'DatasetAlreadyInProgressException' };
  codat.proxy.inject({ kind: 'answered', path: /\/data\/queue\/directCosts/, method: 'POST', status: 409, body });
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'unknown', message: expect.stringMatching(/Outlay checks/) });
  expect(await failedSteps(id)).toEqual(before);
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'delivered' });
  expect(await attachments(id)).toHaveLength(1);
});

test('a person is asked when a second read of the books does not show the record either', async () => {
  const id = await spend('61.04');
  await codat.faults({ operation: upload, kind: 'status500', times: 1 });
  await sync(codat, company, [id]);
  const recordId = (await records()).find((record) => record.transactionId === id)?.id;
  const connectionId = (await currentConnection(company.viewer))?.codatConnectionId;
  const path = `/companies/${company.codatCompanyId}/connections/${connectionId}/push/directCosts/${recordId}`;
  await call({ method: 'DELETE', path, channel: undefined });
  // The package deletes the record some time after Codat has accepted the request.
  await expect
    .poll(async () => (await records()).find((record) => record.id === recordId)?.deleted, { timeout: 10_000 })
    .toBe(true);
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'unknown', message: expect.stringMatching(/Outlay checks/) });
  await lookAgain();
  expect(await delivery(id)).toMatchObject({ state: 'unknown', message: expect.stringMatching(/cannot tell which/) });
});

describe('two expenses of the same day, bank account and amount', () => {
  test('are told apart by their notes', async () => {
    const [one, other] = [await spend('62.01', aPdf(), 'Taxi'), await spend('62.01', aPdf(), 'Train')];
    await codat.faults({ operation: upload, kind: 'status500', when: 'after', times: 1 });
    await sync(codat, company, [one, other]);
    await lookAgain();
    for (const id of [one, other]) {
      expect(await delivery(id)).toMatchObject({ state: 'delivered' });
      expect(await attachments(id)).toHaveLength(1);
    }
  });

  test('are told apart by the sizes of their receipts', async () => {
    const [one, other] = [await spend('62.02', aPdf('A')), await spend('62.02', aPdf('Another receipt'))];
    await codat.faults({ operation: upload, kind: 'status500', times: 2 });
    await sync(codat, company, [one, other]);
    await lookAgain();
    for (const id of [one, other]) {
      expect(await delivery(id)).toMatchObject({ state: 'delivered' });
      expect(await attachments(id)).toHaveLength(1);
    }
  });

  test('are handed to a person at once when their receipts are equal too', async () => {
    const one = await spend('62.03');
    await sync(codat, company, [one]);
    const other = await spend('62.03');
    await codat.faults({ operation: upload, kind: 'status500', times: 1 });
    await sync(codat, company, [other]);
    await lookAgain();
    expect(await delivery(other)).toMatchObject({
      state: 'unknown',
      message: expect.stringMatching(/may be this receipt or another one/),
    });
    expect(await attachments(other)).toHaveLength(0);
    expect(await attachments(one)).toHaveLength(1);
  });
});

// The last test, because a bill in the ledger has no bank account.
test('the receipt of a bill is left to a person, and support staff see it', async () => {
  const { viewer, categories, books } = company;
  const input = expenseOf(viewer, { amount: '61.07', categoryId: categories.get('Travel') ?? '' });
  await addClaim(viewer, input);
  await storeReceipt(viewer, { name: 'receipt.pdf', content: aPdf(), expenseId: input.id });
  await submitClaim(viewer, input.id);
  await approveClaim(viewer, input.id);
  const supplierRef = books.suppliers.find((one) => isInUse(one) && canBePaidIn(one, 'GBP'))?.ref ?? '';
  await setEmployeeSupplier(viewer, { personId: viewer.userId, currency: 'GBP', supplierRef });
  await codat.faults({ operation: upload, kind: 'status500', times: 1 });
  await sync(codat, company, [input.id]);
  await lookAgain();
  const message = expect.stringMatching(/does not read the files of bills.*if the receipt is missing, send it again/);
  expect(await delivery(input.id)).toMatchObject({ state: 'unknown', message });
  const { userId, sessionId, name, email } = viewer;
  await asSuperuser(`insert into staff (user_id, role) values ($1, 'agent')`, [userId]);
  const seen = await unconfirmedReceipts({ userId, sessionId, name, email, staffRole: 'agent' });
  expect(seen.find(({ expenseId }) => expenseId === input.id)).toMatchObject({ isClaim: true, message });
});
