import { Client } from 'pg';
import { beforeEach, expect, inject, test } from 'vitest';
import type { Viewer } from '@/lib/domain/company/viewer';
import { linkWithBooks } from '@/lib/testing/books-company';
import { categoriesOf, recordMany, recordTestExpense } from '@/lib/testing/expenses';
import { applyChange, aReceipt } from '@/lib/testing/history/apply';
import { largeBooks } from '@/lib/testing/large-company';
import { aCompany } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { requestSync } from '@/lib/workflows/sync/request';
import { testDatabase } from '@/scripts/testing/database';
import { categorise } from './coding/categorise';
import { currentConnection } from './connection/connections';
import { saveConnectionStatus } from './connection/status';
import { removeExpense } from './expense/expenses';
import { newId } from './id';
import { replaceEntry } from './mapping/health';
import { currentMapping } from './mapping/mappings';
import { addReceipt } from './receipt/receipts';
import { claimToSend } from './sync/claim';
import { pauseLane } from './sync/lane-pause';
import { acquireLane, type Lane, releaseLane } from './sync/lease';
import { saveOutcomes } from './sync/outcomes';
import { triggerPoll } from './sync/poll';
import { recordSent } from './sync/send-result';
import { stopRun } from './sync/withdraw';

// Each test makes two transactions meet at rows that a third connection holds. The first one waits for the rows of the
// third, the second one behind it. With different orders of their locks, Postgres would abort one of them (40P01).

let viewer: Viewer;
let meals: string;
let travel: string;
beforeEach(async () => {
  viewer = await aCompany();
  await linkWithBooks(viewer, 'xero', largeBooks);
  const categories = await categoriesOf(viewer);
  [meals = '', travel = ''] = [categories.get('Meals'), categories.get('Travel')];
  for (const category of [0, 1])
    await applyChange({ viewer, categories: [travel, meals], cards: [], transfers: [] }, [], {
      do: 'map',
      category,
      isMapped: true,
    });
});

/** Runs both transactions, the first one first, while another connection holds the rows that `held` selects. */
async function meet(held: string, values: unknown[], first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const url = new URL(inject('postgresSuperuserUrl'));
  url.pathname = new URL(testDatabase().url).pathname;
  const holder = new Client({ connectionString: url.href });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(held, values);
    const running = [first()];
    await waiting(1);
    running.push(second());
    await waiting(2);
    await holder.query('commit');
    return await Promise.all(running);
  } finally {
    await holder.end();
  }
}

/** Resolves when so many connections to this database wait for a lock. */
async function waiting(count: number): Promise<void> {
  await expect
    .poll(
      () =>
        asSuperuser<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ).then(([row]) => row?.count),
      { timeout: 20_000, interval: 20 },
    )
    .toBe(count);
}

const auditLog = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';
const sync = 'select 1 from syncs where id = $1 for update';

/** A leased lane with one sync that Codat has accepted and that is due for nothing. */
async function sentSync() {
  const id = await recordTestExpense(viewer, { categoryId: travel });
  await requestSync(viewer, [id]);
  const lane = await acquire();
  const [claimed] = await claimToSend(lane, 1, 85);
  if (!claimed) return expect.fail('no sync was claimed');
  const codatSyncId = newId();
  await recordSent(claimed, codatSyncId, 60);
  await asSuperuser('update syncs set due_at = null where id = $1', [claimed.id]);
  return { id, lane, claimed, codatSyncId };
}

const acquire = async (): Promise<Lane> =>
  (await acquireLane(viewer.companyId, newId())) ?? expect.fail('the lane is held');

test('saves the status of a connection while its lane is paused', async () => {
  const { lane } = await sentSync();
  const { codatConnectionId = '' } = (await currentConnection(viewer)) ?? {};
  await saveConnectionStatus(viewer, codatConnectionId, { from: 'linked', to: 'unlinked' });
  await meet(
    auditLog,
    [viewer.companyId],
    () => saveConnectionStatus(viewer, codatConnectionId, { from: 'unlinked', to: 'linked' }),
    () => pauseLane(lane, 'connection', 60),
  );
});

test('makes a poll due while the lane is released', async () => {
  const { lane, claimed, codatSyncId } = await sentSync();
  const [triggered] = await meet(
    sync,
    [claimed.id],
    () => triggerPoll(viewer, codatSyncId),
    () => releaseLane(lane),
  );
  expect(triggered).toBe('triggered');
});

test('does not lose a webhook that arrives while the id of its batch is saved', async () => {
  const { claimed } = await sentSync();
  for (let round = 0; round < 60; round += 1) {
    await asSuperuser(`update syncs set state = 'sending', codat_sync_id = null, attempt = $2 where id = $1`, [
      claimed.id,
      claimed.attempt,
    ]);
    const codatSyncId = newId();
    const recorded = recordSent(claimed, codatSyncId, 60);
    // The webhook arrives at another moment of the transaction in each round.
    for (let turn = 0; turn < round % 20; turn += 1) await new Promise(setImmediate);
    expect(await triggerPoll(viewer, codatSyncId)).not.toBe('ignored');
    await recorded;
  }
});

test('saves outcomes and schedules a receipt while the lane is released', async () => {
  const { id, lane, claimed } = await sentSync();
  await addReceipt(viewer, aReceipt(id));
  const outcome = { recordId: id, state: 'synced', message: null, cause: null } as const;
  const [saved] = await meet(
    sync,
    [claimed.id],
    () => saveOutcomes(claimed, [outcome]),
    () => releaseLane(lane),
  );
  expect(saved).toMatchObject({ settled: true, synced: 1 });
});

test('makes a poll due while the next worker takes over the lane', async () => {
  const { claimed, codatSyncId } = await sentSync();
  await asSuperuser(`update lanes set lease_until = now() - interval '1 second' where company_id = $1`, [
    viewer.companyId,
  ]);
  await meet(
    sync,
    [claimed.id],
    () => triggerPoll(viewer, codatSyncId),
    () => acquire(),
  );
});

test('claims batches in the order of their due times while a person stops the run', async () => {
  const ids = [
    await recordTestExpense(viewer, { categoryId: travel }),
    await recordTestExpense(viewer, { categoryId: travel }),
  ];
  const one = await requestSync(viewer, ids.slice(0, 1));
  const other = await requestSync(viewer, ids.slice(1));
  const [older = '', newer = ''] = [...one.syncIds, ...other.syncIds];
  await asSuperuser(`update syncs set due_at = now() - interval '1 hour' where id = $1`, [newer]);
  expect(older < newer).toBe(true);
  const lane = await acquire();
  await meet(
    sync,
    [newer],
    () => claimToSend(lane, 2, 85),
    () => stopRun(viewer, one.runId ?? ''),
  );
});

test('two people move expenses of a merchant in opposite directions', async () => {
  const [one, other] = [
    await recordTestExpense(viewer, { categoryId: travel }),
    await recordTestExpense(viewer, { categoryId: meals }),
  ];
  await meet(
    'select 1 from learned_merchants where company_id = $1 and category_id = $2 for update',
    [viewer.companyId, travel],
    () => categorise(viewer, [other], travel),
    () => categorise(viewer, [one], meals),
  );
});

test('replaces an entry of the books while an open expense of thousands is deleted', async () => {
  const queued = await recordMany(viewer, 6_000, { categoryId: travel });
  await asSuperuser(
    `with run as (insert into sync_runs (id, company_id, origin, requested_at) values (gen_random_uuid(), $2, 'hand', now()) returning id)
     update movements set status = 'queued', queued_run_id = run.id from run where movements.id = any($1)`,
    [queued, viewer.companyId],
  );
  const open = await recordTestExpense(viewer, { categoryId: travel });
  const { number: version } = await currentMapping(viewer);
  await meet(
    auditLog,
    [viewer.companyId],
    () => replaceEntry(viewer, { version, list: 'suppliers', ref: 'sup-outlay', to: 'sup-ferries' }),
    () => removeExpense(viewer, open),
  );
});
