import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '@/lib/data/id';
import { claimDeliveries } from '@/lib/data/receipt/claim-deliveries';
import { sendReceiptAgain } from '@/lib/data/receipt/deliveries';
import { listExpenseReceipts } from '@/lib/data/receipt/lists';
import { acquireLane } from '@/lib/data/sync/lease';
import { idempotencyKeyMinutes } from '@/lib/domain/sync/sync';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aFixture, aPdf, aPhoto, aWebp } from '@/lib/testing/files';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, sync } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { storeReceipt } from '@/lib/workflows/receipt/store';

const upload = 'upload-expense-attachment';
let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());
beforeEach(() => codat.faults());

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const attachments = async (id: string, of = company) =>
  (await codat.ledger(of.codatCompanyId)).records.find((record) => record.transactionId === id)?.attachments;
const deliveries = async (id: string, of = company) =>
  (await listExpenseReceipts(of.viewer, id)).map((receipt) => receipt.delivery);

async function spendWith(content: Uint8Array, name = 'receipt', of = company): Promise<string> {
  const id = await recordTestExpense(of.viewer, { categoryId: of.categories.get('Travel') });
  await storeReceipt(of.viewer, { name, content, expenseId: id });
  return id;
}

describe('after its expense is synced', () => {
  test('a receipt is attached byte for byte', async () => {
    const [pdf, photo] = [aPdf(), await aPhoto()];
    const id = await spendWith(pdf, 'Great Western.pdf');
    await storeReceipt(company.viewer, { name: 'ticket.jpg', content: photo, expenseId: id });
    await sync(codat, company, [id]);
    expect((await attachments(id))?.map(({ name, sha256: sum }) => [name, sum]).sort()).toEqual([
      ['Great Western.pdf', sha256(pdf)],
      ['ticket.jpg', sha256(photo)],
    ]);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
  });

  test('a file type that the package does not accept is converted to JPEG', async () => {
    const id = await spendWith(await aWebp(), 'ticket.webp');
    await sync(codat, company, [id]);
    expect(await attachments(id)).toMatchObject([{ name: 'ticket.jpg', contentType: 'image/jpeg' }]);
  });

  test.each([
    ['bytes-before-header.pdf', 'application/pdf'],
    ['bytes-after-end.pdf', 'application/pdf'],
    ['till-roll.pdf', 'application/pdf'],
    ['long-strip.jpg', 'image/jpeg'],
    ['scan-g4.tif', 'image/tiff'],
  ])('%s is attached byte for byte', async (name, contentType) => {
    const content = aFixture(name);
    const id = await spendWith(content, name);
    await sync(codat, company, [id]);
    expect(await attachments(id)).toMatchObject([{ name, contentType, sha256: sha256(content) }]);
  });

  test('a HEIC photo is converted to JPEG', async () => {
    const id = await spendWith(aFixture('photo.heic'), 'IMG_0042.HEIC');
    await sync(codat, company, [id]);
    expect(await attachments(id)).toMatchObject([{ name: 'IMG_0042.jpg', contentType: 'image/jpeg' }]);
  });

  test('a receipt that is added later is attached too', async () => {
    const id = await recordTestExpense(company.viewer, { categoryId: company.categories.get('Travel') });
    await sync(codat, company, [id]);
    await storeReceipt(company.viewer, { name: 'late.pdf', content: aPdf(), expenseId: id });
    await runJobs();
    expect(await attachments(id)).toMatchObject([{ name: 'late.pdf' }]);
  });
});

test('refuses a receipt for a package that accepts none, with the reason, before sending it', async () => {
  const desktop = await linkedCompany(codat, 'quickbooks-desktop', 'lakeside-builders', 'USD');
  const before = (await codat.calls(upload)).length;
  const id = await spendWith(aPdf(), 'receipt.pdf', desktop);
  await sync(codat, desktop, [id]);
  expect(await deliveries(id, desktop)).toEqual([
    { state: 'refused', message: 'QuickBooks Desktop takes no receipts through Outlay. Attach it there by hand.' },
  ]);
  expect(await codat.calls(upload)).toHaveLength(before);
});

describe('an ambiguous upload', () => {
  test('is retried with the same bytes and key after a lost response', async () => {
    const id = await spendWith(aPdf());
    codat.proxy.inject({ kind: 'answer-lost', path: /attachments$/, method: 'POST' });
    await sync(codat, company, [id]);
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting' }]);
    await runJobsEarly(company.viewer.companyId);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await attachments(id)).toHaveLength(1);
  });

  test('counts as delivered when only the status arrived', async () => {
    const id = await spendWith(aPdf());
    await codat.faults({ operation: upload, kind: 'malformed', times: 1 });
    await sync(codat, company, [id]);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await attachments(id)).toHaveLength(1);
  });

  test('is found in the books after a 500 and not sent again', async () => {
    const id = await spendWith(aPdf());
    await codat.faults({ operation: upload, kind: 'status500', when: 'after', times: 1 });
    const before = (await codat.calls(upload)).length;
    await sync(codat, company, [id]);
    expect(await deliveries(id)).toMatchObject([
      { state: 'unknown', message: expect.stringMatching(/^Codat did not confirm/) },
    ]);
    await runJobsEarly(company.viewer.companyId);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await codat.calls(upload)).toHaveLength(before + 1);
    expect(await attachments(id)).toHaveLength(1);
  });

  test('is sent again when it is not in the books after a 500', async () => {
    const id = await spendWith(aPdf());
    await codat.faults({ operation: upload, kind: 'status500', times: 1 });
    await sync(codat, company, [id]);
    expect(await deliveries(id)).toMatchObject([{ state: 'unknown' }]);
    await runJobsEarly(company.viewer.companyId);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await attachments(id)).toHaveLength(1);
  });

  test('waits for a person when the books cannot be read', async () => {
    const id = await spendWith(aPdf());
    await codat.faults(
      { operation: upload, kind: 'status500', times: 1 },
      { operation: 'refresh-data-type', kind: 'status403' },
    );
    await sync(codat, company, [id]);
    await runJobsEarly(company.viewer.companyId);
    expect(await deliveries(id)).toMatchObject([
      { state: 'unknown', message: expect.stringMatching(/Check whether the receipt is there/) },
    ]);
    await codat.faults();
    await runJobsEarly(company.viewer.companyId);
    expect(await deliveries(id)).toMatchObject([{ state: 'unknown' }]);
    const [receipt] = await listExpenseReceipts(company.viewer, id);
    await sendReceiptAgain(company.viewer, receipt?.id ?? '');
    await runJobs();
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await attachments(id)).toHaveLength(1);
  });

  test('is retried under the same key by the next holder of the lane after its worker was killed', async () => {
    const id = await spendWith(aPdf());
    const { companyId } = company.viewer;
    await asSuperuser(`update receipts set removed_at = now() where expense_id = $1`, [id]);
    await sync(codat, company, [id]);
    await asSuperuser(`update receipts set removed_at = null where expense_id = $1`, [id]);
    const [receipt] = await listExpenseReceipts(company.viewer, id);
    await asSuperuser(
      `insert into receipt_deliveries (id, company_id, receipt_id, item_id, state, due_at)
       select $1, company_id, $2, id, 'waiting', now() from sync_items where movement_id = $3`,
      [newId(), receipt?.id, id],
    );
    const dead = await acquireLane(companyId, newId());
    const claimed = dead ? await claimDeliveries(dead, 10, idempotencyKeyMinutes) : [];
    expect(claimed).toMatchObject([{ expenseId: id, isKeyExpired: false }]);
    await runJobs();
    expect(await deliveries(id)).toMatchObject([{ state: 'sending' }]);
    await asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [companyId]);
    await runJobsEarly(companyId);
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
    expect(await attachments(id)).toHaveLength(1);
  });
});

test('waits for Retry-After', async () => {
  const id = await spendWith(aPdf());
  await codat.faults({ operation: upload, kind: 'rate-limit', times: 1, retryAfterSeconds: 4 });
  await sync(codat, company, [id]);
  expect(await deliveries(id)).toMatchObject([{ state: 'waiting' }]);
  const [due] = await asSuperuser<{ seconds: number }>(
    `select extract(epoch from due_at - now())::float as seconds from receipt_deliveries
     where company_id = $1 and state = 'waiting'`,
    [company.viewer.companyId],
  );
  expect(due?.seconds).toBeGreaterThan(1);
  await runJobsEarly(company.viewer.companyId);
  expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);
});

test('refuses a missing file and delivers the others', async () => {
  const [lost, fine] = [await spendWith(aPdf()), await spendWith(aPdf())];
  await asSuperuser(`update receipts set storage_key = 'gone/original' where expense_id = $1`, [lost]);
  await sync(codat, company, [lost, fine]);
  expect(await deliveries(fine)).toMatchObject([{ state: 'delivered' }]);
  expect(await deliveries(lost)).toEqual([
    { state: 'refused', message: 'The file is no longer in Outlay’s storage. Add the receipt again.' },
  ]);
});
