import type { JobName } from '@/lib/data/queue';

type QueueSettings = {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryDelayMax: number;
  readonly expireInSeconds: number;
  readonly heartbeatSeconds: number;
  readonly concurrency: number;
};

const patient = { retryLimit: 60, retryDelay: 2, retryDelayMax: 60, expireInSeconds: 600, heartbeatSeconds: 15 };

/** Each kind of work: how often it is tried again, and how many of it one worker does at a time. */
export const queues: Readonly<Record<JobName, QueueSettings>> = {
  'refresh-books': { ...patient, concurrency: 6 },
  'read-nightly': { ...patient, retryDelay: 60, retryDelayMax: 1800, retryLimit: 8, concurrency: 1 },
  'read-bookings': { ...patient, retryDelay: 60, retryDelayMax: 1800, retryLimit: 8, concurrency: 1 },
  'create-entry': { ...patient, retryDelay: 1, retryLimit: 200, concurrency: 2 },
  // Only rings: a lane that is due is found by every worker's sweep too.
  'run-lane': { ...patient, retryLimit: 3, concurrency: 4 },
  'sync-ready': { ...patient, concurrency: 2 },
  'receive-webhook': { ...patient, retryLimit: 8, concurrency: 4 },
};
