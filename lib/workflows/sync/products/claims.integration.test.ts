import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { submitClaim, withdrawClaim } from '@/lib/data/claim/decide';
import { approveClaim, returnClaim } from '@/lib/data/claim/decisions';
import { claimDetail } from '@/lib/data/claim/detail';
import { markClaim, undoClaimMark } from '@/lib/data/claim/mark';
import { requestPayments } from '@/lib/data/claim/payments';
import { setEmployeeSupplier } from '@/lib/data/claim/suppliers';
import { categorise } from '@/lib/data/coding/categorise';
import { inScope } from '@/lib/data/db';
import { addClaim, changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { listMovements } from '@/lib/data/expense/list';
import { newId } from '@/lib/data/id';
import { checkPage } from '@/lib/data/movement/check';
import { linkBooked } from '@/lib/data/reconcile/answer';
import { requestRecords } from '@/lib/data/reconcile/request';
import { canBePaidIn, isInUse } from '@/lib/domain/books/books';
import type { Viewer } from '@/lib/domain/company/viewer';
import { expenseOf } from '@/lib/testing/expenses';
import { runJobs, waitingJobs } from '@/lib/testing/jobs';
import { connectionIdOf, type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { aMember } from '@/lib/testing/people';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from '../request';

let codat: TestCodat;
let company: LinkedCompany;
let owner: Viewer;
let employee: Viewer;
let bookkeeper: Viewer;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat, 'quickbooks-online', 'bright-dental');
  owner = company.viewer;
  [employee, bookkeeper] = [await aMember(owner, 'employee'), await aMember(owner, 'bookkeeper')];
});
afterAll(() => codat.close());

async function aClaim(viewer: Viewer, change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const category = company.categories.get('Meals') ?? '';
  const input = expenseOf(viewer, { merchant: 'Corner Cafe', amount: '48.00', categoryId: category, ...change });
  await addClaim(viewer, input);
  return input.id;
}
const read = async (viewer: Viewer, id: string) => (await findExpense(viewer, id)) ?? expect.fail('no such claim');
const issuesOf = async (viewer: Viewer, id: string) => (await read(viewer, id)).issues.map(({ code }) => code);

const supplierIn = (currency: string) =>
  company.books.suppliers.find((one) => isInUse(one) && canBePaidIn(one, currency))?.ref ?? expect.fail(currency);
const chooseSupplier = (personId: string, currency = 'GBP') =>
  setEmployeeSupplier(owner, { personId, currency, supplierRef: supplierIn(currency) });

async function anApproved(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = await aClaim(employee, change);
  await submitClaim(employee, id);
  await approveClaim(owner, id);
  await chooseSupplier(employee.userId);
  return id;
}

const bills = z.object({
  records: z.array(
    z.looseObject({
      /** Null for a record that Outlay did not write. */
      transactionId: z.string().nullable(),
      kind: z.string(),
      contact: z.object({ id: z.string() }).nullish(),
      dueDate: z.string().nullish(),
      totalAmount: z.number().nullish(),
    }),
  ),
});
const billsOf = async (id: string) =>
  bills
    .parse(await codat.control('GET', `ledger/${company.codatCompanyId}`))
    .records.filter(({ transactionId }) => transactionId === id);

test('a claim goes from draft to a bill on the supplier of its person', async () => {
  const id = await aClaim(employee);
  expect(await read(employee, id)).toMatchObject({ status: 'incomplete', claim: { kind: 'expense', state: 'draft' } });
  expect((await issuesOf(employee, id))[0]).toBe('claim-draft');
  await submitClaim(employee, id);
  await submitClaim(employee, id);
  expect(await issuesOf(owner, id)).toEqual(['claim-submitted', 'no-employee-supplier']);
  const refused = await requestSync(owner, [id]);
  expect(refused).toMatchObject({
    queuedCount: 0,
    skipped: [{ reason: expect.stringContaining('waits for approval') }],
  });
  await approveClaim(owner, id);
  expect(await issuesOf(owner, id)).toEqual(['no-employee-supplier']);
  await chooseSupplier(employee.userId);
  const ready = await read(owner, id);
  expect(ready).toMatchObject({ status: 'ready', issues: [], claim: { state: 'approved' } });
  await sync(codat, company, [id]);
  expect(await billsOf(id)).toMatchObject([
    { kind: 'Bill', contact: { id: supplierIn('GBP') }, dueDate: ready.claim?.dueDay, totalAmount: 48 },
  ]);
  expect(await read(employee, id)).toMatchObject({ status: 'synced' });
});

test('nobody approves their own claim while somebody else can', async () => {
  const own = await aClaim(bookkeeper);
  await submitClaim(bookkeeper, own);
  await expect(approveClaim(bookkeeper, own)).rejects.toThrow('your own claim');
  await expect(submitClaim(owner, own)).rejects.toThrow('Only the person who paid');
  expect(await claimDetail(bookkeeper, await read(bookkeeper, own), null)).toMatchObject({ isOnlyApprover: false });
  await approveClaim(owner, own);
});

test('a claim is sent back with a reason, and taken back by its person', async () => {
  const id = await aClaim(employee);
  await submitClaim(employee, id);
  await withdrawClaim(employee, id);
  await expect(returnClaim(owner, id, 'The receipt is missing.')).rejects.toThrow('does not wait');
  await submitClaim(employee, id);
  await returnClaim(owner, id, 'The receipt is missing.');
  const [issue] = (await read(employee, id)).issues;
  expect(issue).toMatchObject({ code: 'claim-returned', message: expect.stringContaining('The receipt is missing.') });
  await expect(approveClaim(owner, id)).rejects.toThrow('does not wait for approval');
  await submitClaim(employee, id);
  expect((await issuesOf(owner, id))[0]).toBe('claim-submitted');
});

describe('a change after the approval', () => {
  test('of the amount needs another approval, and coding by an approver does not', async () => {
    const id = await anApproved();
    const travel = company.categories.get('Travel') ?? '';
    expect(await categorise(owner, [id], travel)).toBe(1);
    expect((await read(owner, id)).claim?.state).toBe('approved');
    const { revision } = await read(owner, id);
    await changeExpense(
      employee,
      expenseOf(employee, { id, revision, merchant: 'Corner Cafe', amount: '49.00', categoryId: travel }),
    );
    expect((await read(owner, id)).claim?.state).toBe('submitted');
    await approveClaim(owner, id);
    expect((await read(owner, id)).status).toBe('ready');
  });

  test('of the category by its own person needs another approval', async () => {
    const id = await anApproved();
    await categorise(employee, [id], company.categories.get('Travel') ?? '');
    expect((await read(owner, id)).claim?.state).toBe('submitted');
  });

  test('of what is in the books becomes an update of the bill after another approval', async () => {
    const id = await anApproved();
    await sync(codat, company, [id]);
    const { revision, lines } = await read(owner, id);
    const change = { id, revision, merchant: 'Corner Cafe', categoryId: lines[0]?.categoryId ?? '' };
    await changeExpense(employee, expenseOf(employee, { ...change, amount: '60.00' }));
    expect(await read(owner, id)).toMatchObject({ status: 'changed', claim: { state: 'submitted' } });
    expect((await requestSync(owner, [id])).queuedCount).toBe(0);
    await approveClaim(owner, id);
    await sync(codat, company, [id]);
    expect(await billsOf(id)).toMatchObject([{ totalAmount: 60 }]);
  });
});

test('the payment of a bill is read back from the books', async () => {
  const id = await anApproved();
  await sync(codat, company, [id]);
  const pay = (amount: number) =>
    codat.control('POST', `companies/${company.codatCompanyId}/bills/${id}/payments`, { amount, date: '2026-11-28' });
  const readBack = async () => {
    await requestPayments(owner, await connectionIdOf(owner));
    for (let left = 500; left > 0 && (await waitingJobs('read-bills')).length > 0; left -= 1)
      await runJobs('read-bills');
    return (await read(employee, id)).claim?.payment;
  };
  expect(await readBack()).toMatchObject({ status: 'open', paidMinor: 0n, paidDay: null });
  await pay(18);
  expect(await readBack()).toMatchObject({ status: 'part paid', paidMinor: 1_800n, paidDay: null });
  await pay(30);
  expect(await readBack()).toMatchObject({ status: 'paid', paidMinor: 4_800n, paidDay: '2026-11-28' });
  const { rows } = await listMovements(owner, { claim: 'unpaid' });
  expect(rows.map((row) => row.id)).not.toContain(id);
});

test('a bill that explains a claim is linked to it, and bills of other claims raise no alarm', async () => {
  const first = await anApproved({ amount: '73.00' });
  await sync(codat, company, [first]);
  const connectionId = await connectionIdOf(owner);
  await inScope(owner, (tx) => requestRecords(tx, owner.companyId, connectionId));
  for (let left = 200; left > 0 && (await waitingJobs('read-records')).length > 0; left -= 1)
    await runJobs('read-records');
  const bill = { companyId: owner.companyId, connectionId, type: 'bills', amountMinor: -7_300n };
  const known = await inScope(owner, (tx) => tx.bookRecord.findMany({ where: bill }));
  expect(known).toMatchObject([{ movementId: first, bankAccountRef: '' }]);
  const equal = await anApproved({ amount: '73.00' });
  await sync(codat, company, [equal]);
  const counterparty = company.books.suppliers.find(({ ref }) => ref === supplierIn('GBP'))?.name ?? null;
  const byHand = { ...bill, ref: 'by hand', bankAccountRef: '', day: (await read(owner, equal)).day, currency: 'GBP' };
  await inScope(owner, (tx) =>
    tx.bookRecord.create({ data: { ...byHand, id: newId(), counterparty, seenAt: new Date() } }),
  );
  const third = await anApproved({ amount: '73.00', merchant: 'Elsewhere' });
  expect((await requestSync(owner, [third])).skipped).toMatchObject([
    { reason: expect.stringContaining('in the books already') },
  ]);
  await linkBooked(owner, third);
  expect(await read(owner, third)).toMatchObject({ status: 'synced', issues: [] });
  expect(await billsOf(third)).toEqual([]);
});

test('a claim in another currency is owed to a supplier in that currency, at its own rate', async () => {
  const id = await anApproved({ amount: '100.00', currency: 'EUR', rate: '0.85' });
  expect(await issuesOf(owner, id)).toEqual(['no-employee-supplier']);
  await expect(
    setEmployeeSupplier(owner, {
      personId: employee.userId,
      currency: 'EUR',
      supplierRef: company.books.suppliers.find(({ currency }) => currency === 'GBP')?.ref ?? '',
    }),
  ).rejects.toThrow('only in GBP');
});

test('the stored status of claims is what the rule returns', async () => {
  expect((await checkPage(owner, { after: null, repair: false })).differences).toEqual([]);
});

test('where the package takes no bills, the approved claim is entered by hand and marked', async () => {
  const xero = await linkedCompany(codat);
  const id = await aClaim(xero.viewer, { categoryId: xero.categories.get('Meals') ?? '' });
  await submitClaim(xero.viewer, id);
  // The owner is the only approver of this company.
  expect(await claimDetail(xero.viewer, await read(xero.viewer, id), await connectionIdOf(xero.viewer))).toMatchObject({
    problem: null,
    isOnlyApprover: true,
  });
  await expect(markClaim(xero.viewer, id, 'BILL-7')).rejects.toThrow('Only an approved claim');
  await approveClaim(xero.viewer, id);
  expect(await issuesOf(xero.viewer, id)).toEqual(['claim-not-taken']);
  await markClaim(xero.viewer, id, 'BILL-7');
  expect(await read(xero.viewer, id)).toMatchObject({ status: 'synced', claim: { mark: { reference: 'BILL-7' } } });
  const { revision } = await read(xero.viewer, id);
  const edit = expenseOf(xero.viewer, { id, revision, amount: '50.00' });
  await expect(changeExpense(xero.viewer, edit)).rejects.toThrow('Undo the mark first');
  await undoClaimMark(xero.viewer, id);
  expect((await read(xero.viewer, id)).status).toBe('incomplete');
});
