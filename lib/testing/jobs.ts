import { newId } from '@/lib/data/id';
import type { Job } from '@/lib/data/queue';
import { createHandlers } from '@/lib/jobs/handlers';
import { LaneRunner } from '@/lib/jobs/lane-runner';
import { asSuperuser } from './superuser';

type Waiting = Job & { readonly seconds: number };

/** Returns the jobs that wait, each with the seconds until it is due. */
export const waitingJobs = (name?: Job['name']): Promise<Waiting[]> =>
  asSuperuser<Waiting>(
    `select name, data, extract(epoch from start_after - now())::float as seconds from pgboss.job
     where state = 'created' and ($1::text is null or name = $1) order by created_on, id`,
    [name ?? null],
  );

/** Removes the company's waiting jobs of one name. */
export const removeJobs = (name: Job['name'], companyId: string): Promise<unknown> =>
  asSuperuser(`delete from pgboss.job where name = $1 and data->>'companyId' = $2 and state = 'created'`, [
    name,
    companyId,
  ]);

/**
 * Runs every due job, and the jobs that these add, as a worker does. With `early`, also runs jobs of that name before
 * they are due. Returns the messages of the jobs that failed; these are queued again for the next call.
 */
export async function runJobs(early?: Job['name']): Promise<string[]> {
  const failed: { job: Job; said: string }[] = [];
  for (let due = await take(early); due.length > 0; due = await take()) {
    for (const job of due) {
      try {
        await perform(job);
      } catch (error) {
        failed.push({ job, said: error instanceof Error ? error.message : String(error) });
      }
    }
  }
  for (const { job } of failed) {
    await asSuperuser(`insert into pgboss.job (name, data) values ($1, $2)`, [job.name, JSON.stringify(job.data)]);
  }
  return failed.map(({ said }) => said);
}

const take = (early?: Job['name']): Promise<Job[]> =>
  asSuperuser<Job>(
    `delete from pgboss.job where state = 'created' and (start_after <= now() or name = $1) returning name, data`,
    [early ?? null],
  );

const lanes = new LaneRunner(newId());
const handlers = createHandlers((companyId) => lanes.run(companyId));

function perform(job: Job): Promise<void> {
  switch (job.name) {
    case 'refresh-books':
      return handlers['refresh-books'](job.data);
    case 'poll-link':
      return handlers['poll-link'](job.data);
    case 'read-nightly':
      return handlers['read-nightly'](job.data);
    case 'read-bookings':
      return handlers['read-bookings'](job.data);
    case 'read-records':
      return handlers['read-records'](job.data);
    case 'match-account':
      return handlers['match-account'](job.data);
    case 'read-bills':
      return handlers['read-bills'](job.data);
    case 'list-entry':
      return handlers['list-entry'](job.data);
    case 'run-lane':
      return handlers['run-lane'](job.data);
    case 'check-movements':
      return handlers['check-movements'](job.data);
    case 'project-movements':
      return handlers['project-movements'](job.data);
    case 'sync-ready':
      return handlers['sync-ready'](job.data);
    case 'send-bank-lines':
      return handlers['send-bank-lines'](job.data);
    case 'run-task':
      return handlers['run-task'](job.data);
    case 'receive-webhook':
      return handlers['receive-webhook'](job.data);
  }
}

/** Makes the company's waiting syncs and receipt deliveries due now, ends its pauses, and runs the work. */
export async function runJobsEarly(companyId: string): Promise<string[]> {
  await runLaneEarly(companyId);
  return runJobs();
}

/** Like `runJobsEarly`, but runs only the lane and no other job. */
export async function runLaneEarly(companyId: string): Promise<void> {
  await asSuperuser(`update syncs set due_at = now() where company_id = $1 and due_at is not null`, [companyId]);
  await asSuperuser(`update receipt_deliveries set due_at = now() where company_id = $1 and due_at is not null`, [
    companyId,
  ]);
  await asSuperuser(`update codat_gate set blocked_until = null`);
  await asSuperuser(`update lanes set paused_until = now() where company_id = $1 and paused_until is not null`, [
    companyId,
  ]);
  await lanes.run(companyId);
}
