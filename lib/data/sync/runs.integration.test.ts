import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { inScope, worker } from '@/lib/data/db';
import { attentionOf } from '@/lib/data/expense/attention';
import { changeExpense, findExpense } from '@/lib/data/expense/expenses';
import { countMovements, listMovements } from '@/lib/data/expense/list';
import { preflightPage } from '@/lib/data/expense/preflight';
import { foldCountersOf } from '@/lib/data/movement/fold';
import { projectItems } from '@/lib/data/movement/project-items';
import { compareRunCounts } from '@/lib/data/movement/run-counts';
import { isTransferRecord } from '@/lib/domain/books/sent-record';
import { runStateOf } from '@/lib/domain/sync/run';
import { expenseOf, recordMany, recordTestExpense } from '@/lib/testing/expenses';
import { runJobs } from '@/lib/testing/jobs';
import { type LinkedCompany, linkedCompany, settled, sync } from '@/lib/testing/linked-company';
import { aCompany, aMember } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { startTestCodat, type TestCodat } from '@/lib/testing/test-codat';
import { requestSync } from '@/lib/workflows/sync/request';
import { failedExpenses, failureGroups } from './failures';
import { attemptsOf } from './history';
import { runItems } from './run-items';
import { findRun, listRuns, runOfBatch } from './runs';
import { stopRun } from './withdraw';

let codat: TestCodat;
let company: LinkedCompany;

beforeAll(async () => {
  codat = await startTestCodat();
  company = await linkedCompany(codat);
});
afterAll(() => codat.close());
beforeEach(() => codat.faults());
// Whatever a test did, the counts of all runs are a full count of their items.
afterEach(async () => {
  const { companyId } = company.viewer;
  expect(await inScope(worker(companyId), (tx) => compareRunCounts(tx, companyId))).toEqual([]);
});

const spendOn = (category: string) =>
  recordTestExpense(company.viewer, { categoryId: company.categories.get(category) });
async function edit(id: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const { revision } = (await findExpense(company.viewer, id)) ?? expect.fail();
  const categoryId = company.categories.get('Travel');
  await changeExpense(company.viewer, { ...expenseOf(company.viewer, { id, categoryId, ...fields }), revision });
}
const everything = { states: null, at: {} } as const;

async function startRun(ids: readonly string[]): Promise<string> {
  const { runId } = await requestSync(company.viewer, ids);
  if (!runId) throw new Error('nothing was queued');
  return runId;
}

async function finish(): Promise<void> {
  await runJobs();
  await settled(codat, company);
}

test('puts the batches of one press of Sync in one run, and finds the run of a batch', async () => {
  const ids = await recordMany(company.viewer, 51, { categoryId: company.categories.get('Travel') });
  const runId = await startRun(ids);
  expect(await findRun(company.viewer, runId)).toMatchObject({
    origin: 'hand',
    requestedBy: company.viewer.name,
    bySupport: false,
    finishedAt: null,
    counts: { all: 51, waiting: 51, synced: 0 },
  });
  await finish();
  const run = await findRun(company.viewer, runId);
  expect(run).toMatchObject({ counts: { all: 51, waiting: 0, synced: 51 }, finishedAt: expect.any(Date) });
  const first = await runItems(company.viewer, runId, everything);
  const second = await runItems(company.viewer, runId, { states: ['synced'], at: first.older ?? {} });
  expect([first.rows.length, second.rows.length, second.older]).toEqual([50, 1, null]);
  expect(await runItems(company.viewer, runId, { states: null, at: second.newer ?? {} })).toEqual(first);
  const [batch] = await asSuperuser<{ id: string }>('select id from syncs where run_id = $1 limit 1', [runId]);
  expect(await runOfBatch(company.viewer, batch?.id ?? '')).toBe(runId);
  expect((await listRuns(company.viewer, {})).rows[0]?.id).toBe(runId);
});

test('counts an expense that was resent separately once, by its newest item', async () => {
  const [broken = '', ...good] = [await spendOn('Travel'), await spendOn('Travel'), await spendOn('Meals')];
  const runId = await startRun([broken, ...good]);
  const [batch] = await asSuperuser<{ id: string }>('select id from syncs where run_id = $1', [runId]);
  // This imitates what happens after Codat refused a batch because of one expense: the other expenses are resent in a
  // new batch.
  await asSuperuser(
    `with batch as (select * from syncs where id = $1),
       resent as (insert into syncs (id, company_id, run_id, connection_id, product, kind, state, mapping_version_id, payload, payload_sha256, idempotency_key, requested_at)
         select gen_random_uuid(), company_id, run_id, connection_id, product, kind, 'queued', mapping_version_id, payload, payload_sha256, gen_random_uuid(), now() from batch returning id),
       withdrawn as (update sync_items set state = 'withdrawn', settled_at = now() where sync_id = $1 and movement_id = any($2::uuid[]) returning *)
     insert into sync_items (id, company_id, sync_id, movement_id, attempt, revision, record, state)
     select gen_random_uuid(), company_id, resent.id, movement_id, attempt + 1, revision, record, 'queued' from withdrawn, resent`,
    [batch?.id, good],
  );
  expect((await findRun(company.viewer, runId))?.counts).toMatchObject({ all: 3, waiting: 3, withdrawn: 0 });
  expect((await runItems(company.viewer, runId, everything)).rows).toHaveLength(3);
  const [newest, first] = await attemptsOf(company.viewer, good[0] ?? '');
  expect([newest?.wasResent, first?.wasResent]).toEqual([false, true]);
  await asSuperuser(`update sync_items set state = 'withdrawn' where company_id = $1 and state = 'queued'`, [
    company.viewer.companyId,
  ]);
  await asSuperuser(`update syncs set state = 'settled', due_at = null where run_id = $1`, [runId]);
  const { companyId } = company.viewer;
  await inScope(worker(companyId), (tx) => projectItems(tx, companyId, { movementIds: [broken, ...good] }));
});

test('pages of a run with items in several states are complete in both directions, and folding changes no count', async () => {
  const { companyId } = company.viewer;
  const ids = await recordMany(company.viewer, 120, { categoryId: company.categories.get('Travel') });
  const runId = await startRun(ids);
  await asSuperuser(
    `with numbered as (select id, row_number() over (order by movement_id) as n from sync_items where run_id = $1)
     update sync_items i set settled_at = now(),
       state = (case when n <= 60 then 'failed' when n <= 75 then 'unknown' else 'synced' end)::"ItemState"
     from numbered where numbered.id = i.id`,
    [runId],
  );
  const [states, seen, back]: [string[], string[], string[]] = [[], [], []];
  let page = await runItems(company.viewer, runId, everything);
  for (let isLast = false; !isLast; ) {
    states.push(...page.rows.map(({ state }) => state));
    seen.push(...page.rows.map(({ id }) => id));
    isLast = page.older === null;
    if (page.older) page = await runItems(company.viewer, runId, { states: null, at: page.older });
  }
  const groups = [...new Set(states)].map((state) => [state, states.filter((one) => one === state).length]);
  expect(groups).toEqual([
    ['failed', 60],
    ['unknown', 15],
    ['synced', 45],
  ]);
  expect(states).toEqual(groups.flatMap(([state, count]) => Array.from({ length: Number(count) }, () => state)));
  expect(new Set(seen).size).toBe(120);
  back.unshift(...page.rows.map(({ id }) => id));
  while (page.newer) {
    page = await runItems(company.viewer, runId, { states: null, at: page.newer });
    back.unshift(...page.rows.map(({ id }) => id));
  }
  expect(back).toEqual(seen);
  const before = await findRun(company.viewer, runId);
  expect(before?.counts).toMatchObject({ all: 120, failed: 60, unknown: 15, synced: 45, waiting: 0 });
  expect(await foldCountersOf(worker(companyId))).toBeGreaterThan(0);
  expect(await findRun(company.viewer, runId)).toEqual(before);
  await asSuperuser(`update sync_items set state = 'withdrawn' where run_id = $1`, [runId]);
  await asSuperuser(`update syncs set state = 'settled', due_at = null where run_id = $1`, [runId]);
  await inScope(worker(companyId), (tx) => projectItems(tx, companyId, { movementIds: ids }));
});

test('an employee sees the counts of their own expenses', async () => {
  const employee = await aMember(company.viewer, 'employee');
  const own = await recordTestExpense(employee, { categoryId: company.categories.get('Travel') });
  const runId = await startRun([own, await spendOn('Travel')]);
  expect((await findRun(company.viewer, runId))?.counts).toMatchObject({ all: 2, waiting: 2 });
  expect((await findRun(employee, runId))?.counts).toMatchObject({ all: 1, waiting: 1 });
  expect((await runItems(employee, runId, everything)).rows.map(({ expenseId }) => expenseId)).toEqual([own]);
  await finish();
});

test('shows the withdrawn expenses of a stopped run, who stopped it, and its end', async () => {
  const runId = await startRun([await spendOn('Travel'), await spendOn('Travel')]);
  expect(await stopRun(company.viewer, runId)).toBe(2);
  const run = await findRun(company.viewer, runId);
  expect(run).toMatchObject({ stoppedBy: company.viewer.name, counts: { all: 2, withdrawn: 2 } });
  expect(run?.finishedAt).toBeInstanceOf(Date);
  expect(run && runStateOf(run.counts, true)).toBe('stopped');
});

test('groups failures by their fix: a mapping failure by category, others together', async () => {
  await codat.faults({
    operation: 'create-expense-transaction',
    kind: 'push-error',
    times: 3,
    message: 'Account code 493 has been archived.',
  });
  const travel = [await spendOn('Travel'), await spendOn('Travel')];
  const meals = await spendOn('Meals');
  const runId = await startRun([...travel, meals]);
  await finish();
  const groups = await failureGroups(company.viewer, { runId });
  expect(groups.map(({ count, example }) => [count, example.category])).toEqual([
    [2, 'Travel'],
    [1, 'Meals'],
  ]);
  // The failures of all runs are counted in the movements. No other test has failures with these causes.
  const causes = groups.map(({ causeId }) => causeId);
  const all = await failureGroups(company.viewer);
  expect(all.filter(({ causeId }) => causes.includes(causeId))).toEqual(groups);
  const [first] = groups;
  const ids = await failedExpenses(company.viewer, {
    runId,
    causeId: first?.causeId ?? undefined,
    categoryId: first?.categoryId ?? undefined,
  });
  expect([...ids].sort()).toEqual([...travel].sort());
  expect(await failedExpenses(company.viewer, { runId })).toHaveLength(3);

  const stranger = await aCompany('Strangers');
  expect(await failureGroups(stranger)).toEqual([]);
  expect(await failedExpenses(stranger, { runId })).toEqual([]);
  expect(await findRun(stranger, runId)).toBeNull();
});

test('shows the same counts in the navigation as in the list', async () => {
  await spendOn('Travel');
  // The expense stays incomplete, because the dictionary has no category for this merchant.
  await recordTestExpense(company.viewer, { merchant: 'Quillfeather' });
  const edited = await spendOn('Travel');
  await sync(codat, company, [edited]);
  await edit(edited, { note: 'Corrected' });
  const attention = await attentionOf(company.viewer);
  const list = await countMovements(company.viewer, {});
  expect(attention).toMatchObject({
    expenses: list.all.count,
    ready: list.ready.count,
    failed: list.failed.count,
    synced: list.synced.count,
    waiting: 0,
    underway: 0,
  });
  expect(attention.changed).toBe(1);
  expect((await listMovements(company.viewer, { status: 'changed' })).rows.map(({ id }) => id)).toEqual([edited]);
  expect(attention.incomplete + attention.failed + attention.unknown + attention.changed).toBe(list.needsYou.count);
});

test('a refund is negative in the list of its run', async () => {
  const id = await recordTestExpense(company.viewer, { type: 'refund', categoryId: company.categories.get('Travel') });
  const refund = await findExpense(company.viewer, id);
  const { rows } = await runItems(company.viewer, await startRun([id]), everything);
  expect(rows.map(({ amount }) => amount.minor)).toEqual([-(refund?.amount.minor ?? expect.fail())]);
  await finish();
});

test('checks before syncing what would be sent and what would not, and sends nothing', async () => {
  const { sums, issueGroups, rows, names } = await preflightPage(company.viewer, {
    ids: null,
    outcomes: ['ready'],
    page: 1,
  });
  const list = await countMovements(company.viewer, {});
  expect(sums.ready.count).toBe(list.ready.count);
  expect(sums['not ready'].count).toBe(1);
  expect(sums.updates.count).toBe(1);
  expect(issueGroups).toMatchObject([{ issue: { code: 'no-category' } }]);
  const result = rows[0]?.result;
  if (!result || !('record' in result) || isTransferRecord(result.record)) throw new Error('no record');
  expect(names.get(`bankAccounts ${result.record.bankAccountRef}`)).toBeTruthy();
  expect((await countMovements(company.viewer, {})).ready).toEqual(list.ready);
});
