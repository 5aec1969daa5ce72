import type { PgBoss } from 'pg-boss';
import { type JobData, type JobName, queuesWithDueJobs } from '@/lib/data/queue';
import { queues } from './queues';

/**
 * How often pg-boss looks for jobs by itself, in seconds: without and with notifications. It looks once for each job that
 * may run at once. QueueWorkers wakes it when a job is due.
 */
const lookOptions = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 30 };

/**
 * Runs the jobs of all queues in this process. Postgres notifies it of a new job at once. Nothing notifies it when a
 * delayed job or a retry becomes due, so `wakeDue` has to be called every few seconds: one query for all queues.
 */
export class QueueWorkers {
  readonly #boss: PgBoss;
  /** The ids of pg-boss's workers. Each runs one job at a time. */
  readonly #workers = new Map<JobName, string[]>();

  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Runs the jobs of a queue from now on. A job that throws is retried later. */
  async work<N extends JobName>(name: N, run: (data: JobData<N>) => Promise<void>): Promise<void> {
    const ids: string[] = [];
    this.#workers.set(name, ids);
    for (let index = 0; index < queues[name].concurrency; index += 1) {
      const id: string = await this.#boss.work<JobData<N>>(name, lookOptions, async ([job]) => {
        try {
          if (job) await run(job.data);
        } finally {
          // More jobs may wait. Without this, the worker would look for the next one after its interval.
          this.#boss.notifyWorker(ids[index] ?? '');
        }
      });
      ids.push(id);
    }
  }

  /** Looks for jobs that are due, and wakes the workers of their queues. */
  async wakeDue(): Promise<void> {
    for (const name of await queuesWithDueJobs([...this.#workers.keys()]))
      for (const id of this.#workers.get(name) ?? []) this.#boss.notifyWorker(id);
  }
}
