import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { currentConnection } from '@/lib/data/connection/connections';
import { removeConnection } from '@/lib/data/connection/status';
import { findExpense } from '@/lib/data/expense/expenses';
import { newId } from '@/lib/data/id';
import { dueLanes } from '@/lib/data/sync/due-work';
import { acquireLane, releaseLane } from '@/lib/data/sync/lease';
import { runSkips } from '@/lib/data/sync/run/skips';
import { findRun } from '@/lib/data/sync/runs';
import { stopRun } from '@/lib/data/sync/withdraw';
import { recordMany } from '@/lib/testing/expenses';
import { runJobs, runJobsEarly } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany } from '@/lib/testing/linked-company';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { freezeQueued, partSize } from './freeze-part';
import { requestSync, requestSyncOf } from './request';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
});
beforeEach(async () => {
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());

const some = (count: number, category = 'Travel') =>
  recordMany(company.viewer, count, { categoryId: company.categories.get(category) });
const counts = async (runId: string | null) => (await findRun(company.viewer, runId ?? ''))?.counts;
const statuses = async () =>
  Object.fromEntries(
    (
      await asSuperuser<{ status: string; count: number }>(
        'select status::text, count(*)::int as count from movements where company_id = $1 group by 1',
        [company.viewer.companyId],
      )
    ).map(({ status, count }) => [status, count]),
  );
const waiting = async () =>
  (
    await asSuperuser<{ count: number }>(
      'select count(*)::int as count from movements where company_id = $1 and queued_run_id is not null',
      [company.viewer.companyId],
    )
  )[0]?.count;

/** Freezes the next part, as the holder of the lane does. */
async function freezeNext() {
  const lane = await acquireLane(company.viewer.companyId, newId());
  if (!lane) throw new Error('the lane is leased');
  await freezeQueued(lane);
  await releaseLane(lane);
}

/** Runs the lane until nothing of the run is open. */
async function finished(runId: string | null) {
  for (let round = 0; round < 600; round += 1) {
    await runJobsEarly(company.viewer.companyId);
    const run = await findRun(company.viewer, runId ?? '');
    if (run && run.counts.waiting + run.counts.inProgress + run.counts.unknown === 0) return run.counts;
  }
  throw new Error(`the run did not end: ${JSON.stringify(await counts(runId))}`);
}

test('freezes nothing of a large request at once, and its parts as the lane sends', async () => {
  const ids = await some(2 * partSize + 10);
  const { runId, ...answer } = await requestSync(company.viewer, ids);
  expect(answer).toEqual({
    syncIds: [],
    queuedCount: ids.length,
    queuedTransfers: 0,
    uncheckedCount: ids.length,
    skippedCount: 0,
    skippedTransfers: 0,
    skipped: [],
  });
  expect(await counts(runId)).toMatchObject({ all: ids.length, waiting: ids.length, unfrozen: ids.length });
  expect(await statuses()).toEqual({ queued: ids.length });
  const again = await requestSync(company.viewer, ids);
  expect(again).toMatchObject({ queuedCount: 0, skippedCount: ids.length });
  expect(again.skipped[0]).toMatchObject({ reason: 'It is already queued.' });

  expect(await finished(runId)).toMatchObject({ all: ids.length, synced: ids.length, unfrozen: 0, skipped: 0 });
  expect(await statuses()).toEqual({ synced: ids.length });
  const { records } = await codat.ledger(company.codatCompanyId);
  expect(records.map(({ transactionId }) => transactionId).sort()).toEqual([...ids].sort());
});

test('stopping a run takes what waits out of it, and says so', async () => {
  const ids = await some(partSize + 10);
  const { runId } = await requestSync(company.viewer, ids);
  await freezeNext();
  expect(await stopRun(company.viewer, runId ?? '')).toBe(ids.length);
  expect(await statuses()).toEqual({ ready: ids.length });
  expect(await counts(runId)).toMatchObject({ all: partSize, withdrawn: partSize, unfrozen: 0, skipped: 10 });
  expect((await runSkips(company.viewer, runId ?? ''))[0]).toMatchObject({ reason: 'The sync was stopped.' });
  await runJobs();
  expect((await codat.ledger(company.codatCompanyId)).records).toEqual([]);
});

test('disconnecting the books takes what waits out of every run', async () => {
  const ids = await some(partSize + 10);
  const { runId } = await requestSync(company.viewer, ids);
  await freezeNext();
  const connection = await currentConnection(company.viewer);
  await removeConnection(company.viewer, connection?.id ?? '');
  expect(await waiting()).toBe(0);
  expect(await counts(runId)).toMatchObject({ waiting: 0, skipped: 10 });
  expect((await runSkips(company.viewer, runId ?? ''))[0]).toMatchObject({ reason: 'The books were disconnected.' });
});

test('lists what cannot be sent any more when its part is due, with the reason', async () => {
  const ids = await some(partSize + 2);
  const { runId } = await requestSync(company.viewer, ids);
  await freezeNext();
  const [deleted, unmapped] = await asSuperuser<{ id: string }>(
    'select id from movements where company_id = $1 and queued_run_id is not null',
    [company.viewer.companyId],
  );
  await asSuperuser('update movements set removed_at = now() where id = $1', [deleted?.id]);
  await asSuperuser('update expense_lines set category_id = null where expense_id = $1', [unmapped?.id]);
  expect(await finished(runId)).toMatchObject({ all: partSize, synced: partSize, skipped: 2 });
  expect(await runSkips(company.viewer, runId ?? '')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ expenseId: deleted?.id, reason: 'It was deleted.' }),
      expect.objectContaining({ expenseId: unmapped?.id, reason: expect.stringContaining('category') }),
    ]),
  );
  expect(await findExpense(company.viewer, unmapped?.id ?? '')).toMatchObject({ status: 'incomplete' });
});

test('syncs every ready expense through the same parts, and none when nothing is ready', async () => {
  expect(await requestSyncOf(company.viewer, ['ready'])).toMatchObject({ runId: null, queuedCount: 0 });
  await some(partSize + 10);
  const { runId, queuedCount } = await requestSyncOf(company.viewer, ['ready'], 'schedule');
  expect(queuedCount).toBe(partSize + 10);
  expect(await counts(runId)).toMatchObject({ waiting: partSize + 10, unfrozen: partSize + 10 });
  expect(await stopRun(company.viewer, runId ?? '')).toBe(partSize + 10);
});

test('freezes a request of one part at once', async () => {
  const ids = await some(20);
  const { runId, syncIds } = await requestSyncOf(company.viewer, ['ready']);
  expect(syncIds).toHaveLength(1);
  expect(await counts(runId)).toMatchObject({ waiting: ids.length, unfrozen: 0 });
});

test('skips in the run what a large request could not send', async () => {
  const ids = await some(partSize + 10);
  await asSuperuser('update expense_lines set category_id = null where company_id = $1', [company.viewer.companyId]);
  const { runId, queuedCount } = await requestSync(company.viewer, ids);
  expect(queuedCount).toBe(ids.length);
  expect(await finished(runId)).toMatchObject({ all: 0, skipped: ids.length });
  expect((await runSkips(company.viewer, runId ?? ''))[0]?.reason).toContain('category');
});

test('only the holder of the lane freezes a part, and a part is due when its holder dies', async () => {
  await some(partSize + 10);
  const { runId } = await requestSyncOf(company.viewer, ['ready']);
  await freezeNext();
  const { companyId } = company.viewer;
  const lane = await acquireLane(companyId, newId());
  if (!lane) throw new Error('the lane is leased');
  await asSuperuser('update lanes set fence = fence + 1 where company_id = $1', [companyId]);
  await freezeQueued(lane);
  expect(await counts(runId)).toMatchObject({ unfrozen: 10 });

  await asSuperuser(`update syncs set due_at = now() + interval '1 hour', state = 'settled' where company_id = $1`, [
    companyId,
  ]);
  await asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [companyId]);
  expect(await dueLanes()).toContain(companyId);
  const next = await acquireLane(companyId, newId());
  if (!next) throw new Error('the lane is leased');
  expect(await releaseLane(next)).toBe(true);
  const last = await acquireLane(companyId, newId());
  if (!last) throw new Error('the lane is leased');
  await freezeQueued(last);
  expect(await counts(runId)).toMatchObject({ all: partSize + 10, unfrozen: 0 });
});
