import { PgBoss } from 'pg-boss';
import type { JobName } from '@/lib/data/queue';
import { env } from '@/lib/env';

type QueueSettings = {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryDelayMax: number;
  readonly expireInSeconds: number;
  readonly heartbeatSeconds: number;
  readonly concurrency: number;
};

const defaults = { retryLimit: 60, retryDelay: 2, retryDelayMax: 60, expireInSeconds: 600, heartbeatSeconds: 15 };

/**
 * The settings of each kind of job: its retries, its time limits, and how many jobs of the kind one worker runs at
 * once.
 */
export const queues: Readonly<Record<JobName, QueueSettings>> = {
  'refresh-books': { ...defaults, concurrency: 6 },
  // The next poll is scheduled by the job itself. The retries only cover a database that is away.
  'poll-link': { ...defaults, retryDelay: 5, retryDelayMax: 600, retryLimit: 150, concurrency: 4 },
  'read-nightly': { ...defaults, retryDelay: 60, retryDelayMax: 1800, retryLimit: 8, concurrency: 1 },
  'read-bookings': { ...defaults, retryDelay: 60, retryDelayMax: 1800, retryLimit: 8, concurrency: 1 },
  'read-records': { ...defaults, retryDelay: 10, retryDelayMax: 1800, retryLimit: 20, concurrency: 2 },
  'match-account': { ...defaults, concurrency: 2 },
  'read-bills': { ...defaults, retryDelay: 60, retryDelayMax: 1800, retryLimit: 8, concurrency: 1 },
  'list-entry': { ...defaults, retryDelay: 1, retryLimit: 200, concurrency: 2 },
  // Few retries are enough: this job only wakes a lane, and every worker's sweep finds the lane too.
  'run-lane': { ...defaults, retryLimit: 3, concurrency: 4 },
  'project-movements': { ...defaults, concurrency: 1 },
  'check-movements': { ...defaults, retryLimit: 3, concurrency: 1 },
  'sync-ready': { ...defaults, concurrency: 2 },
  'send-bank-lines': { ...defaults, concurrency: 2 },
  'run-task': { ...defaults, concurrency: 2 },
  'receive-webhook': { ...defaults, retryLimit: 8, concurrency: 4 },
};

/** Returns the queue of a worker. It uses the application's database role, and is not started. */
export const openQueue = (): PgBoss =>
  new PgBoss({
    connectionString: env().DATABASE_URL,
    options: '-c role=outlay_app',
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    useListenNotify: true,
    // Outlay has no jobs that depend on others, for which pg-boss would look every five seconds.
    flowIntervalSeconds: 3600,
    max: 6,
  });
