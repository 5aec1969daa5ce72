import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { worker } from '@/lib/data/db';
import { takeRecord } from '@/lib/data/sync/records/take';
import { deliveryOf, inBooks, send, spend } from '@/lib/testing/direct-cost/direct-costs';
import { aPdf } from '@/lib/testing/files';
import { newestAttempt } from '@/lib/testing/history/attempts';
import { runJobs, runJobsEarly, runLaneEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled, writingIn } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { storeReceipt } from '@/lib/workflows/receipt/store';
import { requestSync } from '../request';

let codat: TestCodat;
beforeAll(async () => {
  codat = await startTestCodat();
});
afterAll(() => codat.close());
beforeEach(() => codat.faults());

const push = 'create-direct-cost';
const upload = 'upload-direct-cost-attachment';

/** Requests a sync and waits until it is settled. */
async function write(company: LinkedCompany, ...ids: string[]) {
  await send(company, ...ids);
  await settled(codat, company);
}

describe('in a package that keeps no reference', () => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat, 'freeagent', 'juniper-creative');
  });

  /** Sends a payment whose first push fails with a 500 and writes nothing, until it is settled. */
  async function sendAfterFailure(id: string) {
    await codat.faults({ operation: push, kind: 'status500', times: 1 });
    await send(company, id);
    for (let run = 0; run < 3; run += 1) await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
  }

  test('does not take an equal payment of the Expenses API for its own', async () => {
    const first = await spend(company, '72.02');
    await write(company, first);
    company = await writingIn(company, 'accounting');
    const second = await spend(company, '72.02');
    await sendAfterFailure(second);
    const ref = (await newestAttempt(second))?.record_ref;
    const written = await inBooks(codat, company, 72.02);
    expect(written.map(({ id, transactionId }) => transactionId ?? id).sort()).toEqual([first, ref].sort());
  });

  test('keeps two equal payments and their receipts apart', async () => {
    const ids = [await spend(company, '72.01'), await spend(company, '72.01')] as const;
    await write(company, ids[0]);
    await sendAfterFailure(ids[1]);
    const refs = [await newestAttempt(ids[0]), await newestAttempt(ids[1])].map((item) => item?.record_ref);
    expect(new Set(refs).size).toBe(2);
    expect((await inBooks(codat, company, 72.01)).map(({ id }) => id).sort()).toEqual([...refs].sort());

    // The files are equal too. Each upload fails after the file was attached, and is looked for on its own record.
    const content = aPdf();
    await codat.faults({ operation: upload, kind: 'status500', when: 'after', times: 2 });
    for (const expenseId of ids) await storeReceipt(company.viewer, { name: 'receipt.pdf', content, expenseId });
    await runJobs();
    for (const id of ids) expect(await deliveryOf(company, id)).toMatchObject({ state: 'unknown' });
    await runJobsEarly(company.viewer.companyId);
    for (const id of ids) expect(await deliveryOf(company, id)).toMatchObject({ state: 'delivered' });
    for (const record of await inBooks(codat, company, 72.01)) expect(record.attachments).toHaveLength(1);
  });

  /** Runs all work of the company until these movements are synced. Returns the ids of their records in the books. */
  async function written(ids: readonly string[]) {
    for (let round = 0; round < 20; round += 1) {
      await runJobsEarly(company.viewer.companyId);
      const attempts = await Promise.all(ids.map(newestAttempt));
      if (attempts.every((attempt) => attempt?.state === 'synced')) return attempts.map((each) => each?.record_ref);
    }
    throw new Error('a record was not written');
  }

  test('leaves the record of an equal payment that is being sent to that payment', async () => {
    const [lost, next] = [await spend(company, '72.03'), await spend(company, '72.03')];
    await codat.faults({ operation: push, kind: 'status500', times: 1 });
    await send(company, lost);
    codat.dropWebhooks(true);
    await requestSync(company.viewer, [next]);
    await runJobs();
    await expect.poll(() => inBooks(codat, company, 72.03)).toHaveLength(1);
    // Codat has written the second one, and does not say so yet.
    const pending = { pushOperationKey: crypto.randomUUID(), dataType: 'directCosts', status: 'Pending' };
    codat.proxy.inject({ kind: 'answered', path: /\/push\/[0-9a-f-]{36}$/, method: 'GET', body: pending });
    await runLaneEarly(company.viewer.companyId);
    expect(await newestAttempt(next)).toMatchObject({ state: 'sent' });
    expect(await newestAttempt(lost)).toMatchObject({ state: 'unknown', record_ref: null });
    codat.dropWebhooks(false);
    const refs = await written([lost, next]);
    expect((await inBooks(codat, company, 72.03)).map(({ id }) => id).sort()).toEqual(refs.sort());
  });

  test('gives one record to one of two equal payments that are looked up at the same time', async () => {
    const ids = [await spend(company, '72.04'), await spend(company, '72.04')];
    codat.proxy.inject({ kind: 'answered', path: /push\/directCosts/, method: 'POST', status: 500, body: {} });
    await codat.faults({ operation: push, kind: 'status500', times: 1, when: 'after' });
    await send(company, ...ids);
    for (const id of ids) expect(await newestAttempt(id)).toMatchObject({ state: 'unknown' });
    const batches = await asSuperuser<{ sync_id: string }>(
      'select sync_id from sync_items where movement_id = any($1)',
      [ids],
    );
    const scope = worker(company.viewer.companyId);
    const found = { refs: ['the only one'], by: 'note' } as const;
    const lookups = await Promise.all(batches.map((each) => takeRecord(scope, { syncId: each.sync_id, ...found })));
    expect(lookups.map(({ taken }) => taken).sort()).toEqual(['none', 'record']);
    const refs = await written(ids);
    expect(new Set(refs).size).toBe(2);
    expect((await inBooks(codat, company, 72.04)).map(({ id }) => id).sort()).toEqual(refs.sort());
  });
});
