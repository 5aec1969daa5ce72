import { Client } from 'pg';
import { z } from 'zod';
import { countsIn } from '@/lib/data/counts/counts';
import { db, inScope, worker } from '@/lib/data/db';
import { projectPage } from '@/lib/data/movement/projection-runs';
import { rebuildCounters } from '@/lib/data/movement/rebuild';
import { refreshStanding } from '@/lib/data/movement/standing';
import { rebuildTexts } from '@/lib/data/movement/texts';
import { digestSpending } from '@/lib/data/report/digest';
import { doPage } from '@/lib/data/task/pages';
import type { Viewer } from '@/lib/domain/company/viewer';
import { taskPages } from '@/lib/workflows/task/kinds';
import { insertCycle } from '../cycle/cycle';
import { withoutIndexes } from '../dataset/indexes';
import { step } from './step';

/**
 * Finishes a database after it was built, and after migrations: what triggers and the application would have stored is
 * worked out from the rows, and Postgres gets its statistics.
 */
const { SUPERUSER_URL: superuserUrl } = z.object({ SUPERUSER_URL: z.string() }).parse(process.env);

const client = new Client({ connectionString: superuserUrl });
await client.connect();
const { rows } = await client.query<{ id: string }>('select id from companies');
const companies = rows.map(({ id }) => id);

await step('transfers, claims, bank lines and closed months', () => insertCycle(client));
await step('status of unsynced movements', async () => {
  for (const id of companies) {
    let after: string | null = null;
    do after = await projectPage(worker(id), after);
    while (after);
  }
  await client.query('update companies set projection_done_at = projection_requested_at');
});
await step('items of runs and causes of failures', async () => {
  // The triggers, which the rows were inserted without, would set these.
  await client.query('set session_replication_role = replica');
  await client.query(
    `update sync_items i set run_id = s.run_id, place = place_in_run(i.state, i.resent) from syncs s
     where s.id = i.sync_id and i.run_id is null and s.run_id is not null`,
  );
  await client.query(
    `update movements m set failure_cause_id = i.cause_id from sync_items i
     where i.id = m.latest_item_id and m.status = 'failed' and m.failure_cause_id is null and i.cause_id is not null`,
  );
  await client.query('reset session_replication_role');
});
await step('rows of the search', async () => {
  const rebuild = async () => {
    for (const id of companies) await inScope(worker(id), (tx) => rebuildTexts(tx, id), { timeoutMs: 300_000 });
  };
  // A new database has the texts only. Then the index is faster to build than to change for each of them.
  const { rowCount: isNew } = await client.query(
    `select from movement_texts t join movements m on m.id = t.movement_id where t.day = '' and m.kind = 'expense' limit 1`,
  );
  await (isNew ? withoutIndexes(client, ['movement_texts'], rebuild) : rebuild());
});
await step('standing and counters', async () => {
  for (const id of companies) {
    await inScope(worker(id), (tx) => refreshStanding(tx, id));
    await inScope(worker(id), (tx) => rebuildCounters(tx, id), { timeoutMs: 300_000 });
  }
});
await step('days of expenses and spending of days', async () => {
  // The rows were inserted without the trigger that copies the day.
  await client.query('set session_replication_role = replica');
  await client.query(
    'update expenses e set movement_day = m.day from movements m where m.id = e.id and e.movement_day is null',
  );
  await client.query('delete from spending_states');
  await client.query('delete from spending_changes');
  await client.query('insert into spending_changes (company_id, day) select distinct company_id, day from movements');
  await client.query('reset session_replication_role');
  await digestSpending();
});
await step('counts of all expenses', countExpenses);
await step('vacuum', () => client.query('vacuum (freeze, analyze)'));
await client.end();
await db().$disconnect();

/** Counts the expenses of the largest company, as a worker does in the background when its pages request it. */
async function countExpenses(): Promise<void> {
  const { rows: owners } = await client.query<Viewer & { expenses: number }>(
    `select c.id as "companyId", m.user_id as "userId", m.role, (select count(*)::int from movements where company_id = c.id) as expenses
     from companies c join members m on m.company_id = c.id and m.role = 'owner' order by expenses desc limit 1`,
  );
  for (const owner of owners) await inScope(owner, (tx) => countsIn(tx, owner));
  const { rows: tasks } = await client.query<{ companyId: string; taskId: string }>(
    `select company_id as "companyId", id as "taskId" from background_tasks where settled_at is null`,
  );
  for (const task of tasks) while (await doPage(task, taskPages));
}
