import { PgBoss } from 'pg-boss';
import { newId } from '@/lib/data/id';
import type { JobData, JobName } from '@/lib/data/queue';
import { recordHeartbeat } from '@/lib/data/workers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { registerWithCodat } from '@/lib/workflows/books/register-with-codat';
import { RetryLater } from '@/lib/workflows/retry-later';
import { handlersWith } from './handlers';
import { LaneRunner } from './lane-runner';
import { queues } from './queues';

const id = newId();
const beatSeconds = 10;
const sweepEveryMs = 2_000;
const lanes = new LaneRunner(id);
const handlers = handlersWith(async (companyId) => lanes.start(companyId));

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
      const started = performance.now();
      const about = log().child({ job: name, on: job.data });
      try {
        await handlers[name](job.data);
        about.info({ ms: Math.round(performance.now() - started) }, 'done');
      } catch (error) {
        if (error instanceof RetryLater) about.info(error.message);
        else about.error({ err: error }, 'failed');
        throw error;
      }
    },
  );
}

async function register(): Promise<void> {
  try {
    await registerWithCodat();
  } catch (error) {
    log().warn({ err: error }, 'Codat could not be told where we are; trying again');
    setTimeout(register, 5_000).unref();
  }
}

/** Looks for what is due, for as long as the process lives. */
async function sweep(): Promise<void> {
  try {
    await lanes.sweep();
  } catch (error) {
    log().error({ err: error }, 'sweep');
  }
  setTimeout(sweep, sweepEveryMs);
}

/** What is under way is finished, or handed back, within 20 seconds. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 19_000).unref();
  const handedBack = lanes.stop();
  await boss.stop({ graceful: true, timeout: 18_000 });
  await handedBack;
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

await boss.start();
await recordHeartbeat(id);
setInterval(
  () => recordHeartbeat(id).catch((error: unknown) => log().error({ err: error }, 'heartbeat')),
  beatSeconds * 1000,
);
for (const name of Object.keys(queues) as JobName[]) await work(name);
sweep();
await register();
log().info({ worker: id, codat: env().codat.mode }, 'worker ready');
