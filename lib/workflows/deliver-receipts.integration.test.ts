import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimDelivery, waitingReceipts } from '@/lib/data/deliveries';
import { receiptsOf } from '@/lib/data/receipts';
import { spend } from '@/lib/testing/expenses';
import { aPdf, aPhoto, aWebp } from '@/lib/testing/files';
import { waitingJobs, work } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { openStage, type Stage } from '@/lib/testing/stage';
import { asSuperuser } from '@/lib/testing/superuser';
import { deliverAgain, deliverReceipts } from './deliver-receipts';
import { storeReceipt } from './store-receipt';

const upload = 'upload-expense-attachment';
let stage: Stage;
let company: LinkedCompany;

beforeAll(async () => {
  stage = await openStage();
  company = await linkedCompany(stage);
});
afterAll(() => stage.close());
beforeEach(() => stage.faults());

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const attachments = async (id: string, of = company) =>
  (await stage.ledger(of.codatCompanyId)).records.find((record) => record.transactionId === id)?.attachments;
const deliveries = async (id: string, of = company) =>
  (await receiptsOf(of.viewer, id)).map((receipt) => receipt.delivery);

async function spendWith(content: Uint8Array, name = 'receipt', of = company): Promise<string> {
  const id = await spend(of.viewer, { categoryId: of.categories.get('Travel') });
  await storeReceipt(of.viewer, { name, content, expenseId: id });
  return id;
}

describe('after its expense', () => {
  test('a receipt is in the books, byte for byte', async () => {
    const [pdf, photo] = [aPdf(), await aPhoto()];
    const id = await spendWith(pdf, 'Great Western.pdf');
    await storeReceipt(company.viewer, { name: 'ticket.jpg', content: photo, expenseId: id });
    await sync(stage, company, [id]);
    expect((await attachments(id))?.map(({ name, sha256: sum }) => [name, sum]).sort()).toEqual([
      ['Great Western.pdf', sha256(pdf)],
      ['ticket.jpg', sha256(photo)],
    ]);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
  });

  test('a type the package does not take goes as a JPEG', async () => {
    const id = await spendWith(await aWebp(), 'ticket.webp');
    await sync(stage, company, [id]);
    expect(await attachments(id)).toMatchObject([{ name: 'ticket.jpg', contentType: 'image/jpeg' }]);
  });

  test('a receipt handed in later follows it', async () => {
    const id = await spend(company.viewer, { categoryId: company.categories.get('Travel') });
    await sync(stage, company, [id]);
    await storeReceipt(company.viewer, { name: 'late.pdf', content: aPdf(), expenseId: id });
    await work();
    expect(await attachments(id)).toMatchObject([{ name: 'late.pdf' }]);
  });

  test('a job that runs twice sends it once', async () => {
    const id = await spendWith(aPdf());
    const [syncId = ''] = await sync(stage, company, [id]);
    const job = { companyId: company.viewer.companyId, syncId };
    await Promise.all([deliverReceipts(job), deliverReceipts(job)]);
    expect(await attachments(id)).toHaveLength(1);
  });
});

test('a package that takes none refuses it with the reason, before anything is sent', async () => {
  const desktop = await linkedCompany(stage, 'quickbooks-desktop', 'lakeside-builders', 'USD');
  const before = (await stage.asked(upload)).length;
  const id = await spendWith(aPdf(), 'receipt.pdf', desktop);
  await sync(stage, desktop, [id]);
  expect(await deliveries(id, desktop)).toEqual([
    { state: 'refused', message: 'QuickBooks Desktop takes no receipts through Outlay. Attach it there by hand.' },
  ]);
  expect(await stage.asked(upload)).toHaveLength(before);
});

describe('when it is not known whether it arrived', () => {
  test('it is not sent again until a person has looked', async () => {
    const id = await spendWith(aPdf());
    stage.wire.strike({ kind: 'answer-lost', path: /attachments$/, method: 'POST' });
    const [syncId = ''] = await sync(stage, company, [id]);
    expect(await deliveries(id)).toMatchObject([
      { state: 'unknown', message: expect.stringMatching(/^No answer came\./) },
    ]);
    await deliverReceipts({ companyId: company.viewer.companyId, syncId });
    await work();
    expect(await attachments(id)).toHaveLength(1);
    expect(await deliveries(id)).toMatchObject([{ state: 'unknown' }]);
  });

  test('and a person says it is not there, it is sent again', async () => {
    const id = await spendWith(aPdf());
    await stage.faults({ operation: upload, kind: 'status500', times: 1 });
    await sync(stage, company, [id]);
    expect(await deliveries(id)).toMatchObject([{ state: 'unknown' }]);
    const [receipt] = await receiptsOf(company.viewer, id);
    await deliverAgain(company.viewer, receipt?.id ?? '');
    await work();
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await attachments(id)).toHaveLength(1);
  });

  test('because its worker was killed, it is held for a while and then unknown', async () => {
    const id = await spendWith(aPdf());
    const scope = { companyId: company.viewer.companyId, role: 'worker' };
    // The sync is through and the worker dies over the file.
    const { syncId } = await withoutDelivery(id);
    const [waiting] = await waitingReceipts(scope, syncId);
    if (!waiting) throw new Error('no receipt waits');
    await claimDelivery(scope, waiting);
    await expect(deliverReceipts({ ...scope, syncId })).rejects.toThrow(/another worker/);
    expect(await deliveries(id)).toMatchObject([{ state: 'sending' }]);
    await asSuperuser(`update receipt_deliveries set changed_at = now() - interval '5 minutes'`);
    await deliverReceipts({ ...scope, syncId });
    expect(await deliveries(id)).toMatchObject([{ state: 'unknown' }]);
    expect(await attachments(id)).toEqual([]);
  });
});

/** Syncs the expense as far as its receipts, which wait. */
async function withoutDelivery(id: string): Promise<{ syncId: string }> {
  await asSuperuser(`update receipts set removed_at = now() where expense_id = $1`, [id]);
  const [syncId = ''] = await sync(stage, company, [id]);
  await asSuperuser(`update receipts set removed_at = null where expense_id = $1`, [id]);
  return { syncId };
}

test('told to wait, it waits as long as it was told', async () => {
  const id = await spendWith(aPdf());
  await stage.faults({ operation: upload, kind: 'rate-limit', times: 1 });
  await sync(stage, company, [id]);
  expect(await deliveries(id)).toMatchObject([{ state: 'waiting' }]);
  const [job] = (await waitingJobs('deliver-receipts')).filter(
    ({ data }) => data.companyId === company.viewer.companyId,
  );
  expect(job?.seconds).toBeGreaterThan(1);
  await work('deliver-receipts');
  expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
});

test('a file that cannot be read keeps none of the others back', async () => {
  const [lost, fine] = [await spendWith(aPdf()), await spendWith(aPdf())];
  await asSuperuser(`update receipts set storage_key = 'gone/original' where expense_id = $1`, [lost]);
  await expect(sync(stage, company, [lost, fine])).rejects.toThrow(/gone/);
  expect(await deliveries(fine)).toMatchObject([{ state: 'delivered' }]);
  expect(await deliveries(lost)).not.toMatchObject([{ state: 'delivered' }]);
});
