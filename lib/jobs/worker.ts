import { PgBoss } from 'pg-boss';
import { newId } from '@/lib/data/id';
import type { JobData, JobName } from '@/lib/data/queue';
import { recordHeartbeat } from '@/lib/data/workers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { registerWithCodat } from '@/lib/workflows/books/register-with-codat';
import { RetryLater } from '@/lib/workflows/retry-later';
import { createHandlers } from './handlers';
import { LaneRunner } from './lane-runner';
import { queues } from './queues';

const id = newId();
const lanes = new LaneRunner(id);
const handlers = createHandlers(async (companyId) => lanes.start(companyId));

const boss = new PgBoss({
  connectionString: env().DATABASE_URL,
  options: '-c role=outlay_app',
  migrate: false,
  createSchema: false,
  schedule: false,
  reindex: false,
  useListenNotify: true,
  max: 6,
});
boss.on('error', (error) => log().error({ err: error }, 'queue'));

async function work<N extends JobName>(name: N): Promise<void> {
  await boss.work<JobData<N>>(
    name,
    { localConcurrency: queues[name].concurrency, pollingIntervalSeconds: 2 },
    async ([job]) => {
      if (!job) return;
      const startedAt = performance.now();
      const jobLog = log().child({ job: name, on: job.data });
      try {
        await handlers[name](job.data);
        jobLog.info({ ms: Math.round(performance.now() - startedAt) }, 'done');
      } catch (error) {
        if (error instanceof RetryLater) jobLog.info(error.message);
        else jobLog.error({ err: error }, 'failed');
        throw error;
      }
    },
  );
}

/** Runs a task again and again, with a delay between the runs. With `until` it stops after the first success. */
async function repeat(name: string, ms: number, task: () => Promise<unknown>, until?: 'success'): Promise<void> {
  try {
    await task();
    if (until === 'success') return;
  } catch (error) {
    log()[until === 'success' ? 'warn' : 'error']({ err: error }, name);
  }
  setTimeout(() => repeat(name, ms, task, until), ms);
}

/** Stops the worker. It has 20 seconds to finish the running work or release it for other workers. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 19_000).unref();
  const released = lanes.stop();
  await boss.stop({ graceful: true, timeout: 18_000 });
  await released;
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

await boss.start();
await repeat('heartbeat', 10_000, () => recordHeartbeat(id));
for (const name of Object.keys(queues) as JobName[]) await work(name);
repeat('sweep', 2_000, () => lanes.sweep());
await repeat('registration with Codat', 5_000, registerWithCodat, 'success');
log().info({ worker: id, codat: env().codat.mode }, 'worker ready');
