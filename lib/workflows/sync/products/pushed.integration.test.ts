import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseWay } from '@/lib/data/connection/way';
import { deliveryOf, inBooks, send, spend } from '@/lib/testing/direct-cost/direct-costs';
import { aPdf } from '@/lib/testing/files';
import { letTimePass, newestAttempt } from '@/lib/testing/history/attempts';
import { runJobs, runJobsEarly, runLaneEarly } from '@/lib/testing/jobs';
import { connectionIdOf, type LinkedCompany, linkedCompany, settled, writingIn } from '@/lib/testing/linked-company';
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
const pushes = async () => (await codat.calls(push)).length;

/** Requests a sync and waits until it is settled. */
async function write(company: LinkedCompany, ...ids: string[]) {
  await send(company, ...ids);
  await settled(codat, company);
}

/** Answers for Codat that it gave up on every push of the next requests. */
function giveUp(times: number, key: string = crypto.randomUUID()) {
  const body = { pushOperationKey: key, dataType: 'directCosts', status: 'TimedOut' };
  const path = /\/push\/[0-9a-f-]{36}$/;
  codat.proxy.inject(
    ...Array.from({ length: times }, () => ({ kind: 'answered', path, method: 'GET', body }) as const),
  );
}

/** Answers for Codat that it took the next push, and later that it gave up on it. Nothing is written. */
function acceptAndGiveUp(times: number) {
  const body = { pushOperationKey: crypto.randomUUID(), status: 'Pending', dataType: 'directCosts' };
  codat.proxy.inject({ kind: 'answered', path: /push\/directCosts/, method: 'POST', body });
  giveUp(times, body.pushOperationKey);
}

describe('in a cloud package', () => {
  let company: LinkedCompany;
  beforeAll(async () => {
    company = await linkedCompany(codat, 'xero-direct');
  });

  test('writes a direct cost once, with its receipt', async () => {
    const id = await spend(company, '71.01');
    await storeReceipt(company.viewer, { name: 'receipt.pdf', content: aPdf(), expenseId: id });
    await write(company, id, id);
    const [record, ...more] = await inBooks(codat, company, 71.01);
    expect(more).toEqual([]);
    expect(record).toMatchObject({
      kind: 'Spend money',
      reference: id.slice(-12),
      attachments: [{ name: 'receipt.pdf' }],
    });
    expect(await newestAttempt(id)).toMatchObject({ state: 'synced', record_ref: record?.id });
    expect(await deliveryOf(company, id)).toMatchObject({ state: 'delivered' });
  });

  test('attaches a receipt once when the answer to its upload was lost', async () => {
    const id = await spend(company, '71.11');
    await storeReceipt(company.viewer, { name: 'receipt.pdf', content: aPdf(), expenseId: id });
    codat.proxy.inject({ kind: 'answer-lost', path: /attachment$/, method: 'POST' });
    await write(company, id);
    await runJobsEarly(company.viewer.companyId);
    expect(await deliveryOf(company, id)).toMatchObject({ state: 'delivered' });
    expect(await inBooks(codat, company, 71.11)).toMatchObject([{ attachments: [{ name: 'receipt.pdf' }] }]);
  });

  test('sends a push again under its key when the answer was lost or the process was killed', async () => {
    const lost = await spend(company, '71.02');
    codat.proxy.inject({ kind: 'answer-lost', path: /push\/directCosts/, method: 'POST' });
    await send(company, lost);
    expect(await newestAttempt(lost)).toMatchObject({ state: 'unknown' });
    const killed = await spend(company, '71.03');
    await send(company, killed);
    // The process ended after Codat had accepted the record, and before it stored the answer.
    await asSuperuser(
      `update syncs set state = 'sending', codat_sync_id = null, due_at = now()
       where id in (select sync_id from sync_items where movement_id = $1)`,
      [killed],
    );
    await asSuperuser(`update sync_items set state = 'sending' where movement_id = $1`, [killed]);
    await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    for (const [id, amount] of [
      [lost, 71.02],
      [killed, 71.03],
    ] as const) {
      expect(await newestAttempt(id)).toMatchObject({ state: 'synced', record_ref: expect.any(String) });
      expect(await inBooks(codat, company, amount)).toHaveLength(1);
    }
  });

  test.each([
    ['after', '71.04'],
    [undefined, '71.05'],
  ] as const)('looks a record up after a 500 (%s it was written), and writes it once', async (when, amount) => {
    const id = await spend(company, amount);
    await codat.faults({ operation: push, kind: 'status500', times: 1, ...(when && { when }) });
    await send(company, id);
    for (let run = 0; run < 3; run += 1) await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    expect(await newestAttempt(id)).toMatchObject({ state: 'synced', record_ref: expect.any(String) });
    expect(await inBooks(codat, company, Number(amount))).toHaveLength(1);
  });

  test('finds a record that was written although Codat gave up on it', async () => {
    const id = await spend(company, '71.06');
    const before = await pushes();
    giveUp(2);
    await send(company, id);
    for (let run = 0; run < 3; run += 1) await runLaneEarly(company.viewer.companyId);
    expect(await newestAttempt(id)).toMatchObject({ state: 'synced', record_ref: expect.any(String) });
    expect(await inBooks(codat, company, 71.06)).toHaveLength(1);
    expect(await pushes()).toBe(before + 1);
  });

  test('sends a record again that is not in the books an hour after Codat gave up on it', async () => {
    const id = await spend(company, '71.07');
    acceptAndGiveUp(5);
    await send(company, id);
    for (let run = 0; run < 2; run += 1) await runLaneEarly(company.viewer.companyId);
    expect(await newestAttempt(id)).toMatchObject({ state: 'unknown' });
    expect(await inBooks(codat, company, 71.07)).toEqual([]);
    await letTimePass(id, '61 minutes');
    for (let run = 0; run < 2; run += 1) await runJobsEarly(company.viewer.companyId);
    await settled(codat, company);
    expect(await newestAttempt(id)).toMatchObject({ state: 'synced' });
    expect(await inBooks(codat, company, 71.07)).toHaveLength(1);
  });

  test('says what the package refused, and writes the record when it is synced again', async () => {
    const id = await spend(company, '71.08');
    await codat.faults({ operation: push, kind: 'push-error', times: 1, message: 'Account 493 is archived.' });
    await send(company, id);
    await settled(codat, company);
    expect(await newestAttempt(id)).toMatchObject({ state: 'failed', message: 'Account 493 is archived.' });
    await codat.faults();
    await write(company, id);
    expect(await inBooks(codat, company, 71.08)).toHaveLength(1);
  });

  test('changes the way only while nothing is being synced', async () => {
    const { viewer } = company;
    const id = await spend(company, '71.09');
    const connectionId = await connectionIdOf(viewer);
    await requestSync(viewer, [id]);
    await expect(chooseWay(viewer, { connectionId, way: 'expenses' })).rejects.toThrow(
      '1 record is still being synced. Nothing was changed.',
    );
    await runJobs();
    await settled(codat, company);
    company = await writingIn(company, 'expenses');
    const next = await spend(company, '71.10');
    await write(company, next);
    expect(await inBooks(codat, company, 71.1)).toMatchObject([{ transactionId: next }]);
  });
});

test('asks a person about a record that a desktop package does not show within a day', async () => {
  const company = await linkedCompany(codat, 'sage-50', 'thornfield-joinery');
  const id = await spend(company, '73.01', { type: 'refund' });
  acceptAndGiveUp(10);
  await send(company, id);
  for (let run = 0; run < 2; run += 1) await runLaneEarly(company.viewer.companyId);
  await letTimePass(id, '2 hours');
  await runLaneEarly(company.viewer.companyId);
  expect(await newestAttempt(id)).toMatchObject({ state: 'unknown' });
  await letTimePass(id, '1 day');
  await runLaneEarly(company.viewer.companyId);
  expect(await newestAttempt(id)).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/^Sage 50 did not confirm this record within a day.*Check Sage 50 before/),
  });
  expect(await inBooks(codat, company, 73.01)).toEqual([]);
});
