import { sendAnnouncements } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { enqueueDueChecks } from '@/lib/data/movement/check-runs';
import { foldCounters } from '@/lib/data/movement/fold';
import { resumeProjections } from '@/lib/data/movement/projection-runs';
import type { JobData, JobName } from '@/lib/data/queue';
import { digestSpending } from '@/lib/data/report/digest';
import { recordHeartbeat } from '@/lib/data/workers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { deleteOrphanedFiles } from '@/lib/workflows/receipt/delete-orphaned-files';
import { RetryLater } from '@/lib/workflows/retry-later';
import { keepSetup } from '@/lib/workflows/setup/keep-setup';
import { createHandlers } from './handlers';
import { LaneRunner } from './lane-runner';
import { QueueWorkers } from './queue-workers';
import { openQueue, queues } from './queues';

const id = newId();
const lanes = new LaneRunner(id);
const handlers = createHandlers(async (companyId) => lanes.start(companyId));

const boss = openQueue();
boss.on('error', (error) => log().error({ err: error }, 'queue'));

const workers = new QueueWorkers(boss);

async function work<N extends JobName>(name: N): Promise<void> {
  await workers.work(name, async (data: JobData<N>) => {
    const startedAt = performance.now();
    const jobLog = log().child({ job: name, on: data });
    try {
      await handlers[name](data);
      jobLog.info({ ms: Math.round(performance.now() - startedAt) }, 'done');
    } catch (error) {
      if (error instanceof RetryLater) jobLog.info(error.message);
      else jobLog.error({ err: error }, 'failed');
      throw error;
    }
  });
}

/** Runs a task again and again, with a delay between the runs. After a failure the next run is after `retryMs`. */
async function repeat(name: string, ms: number, task: () => Promise<unknown>, retryMs = ms): Promise<void> {
  let delayMs = ms;
  try {
    await task();
  } catch (error) {
    delayMs = retryMs;
    if (error instanceof RetryLater) log().warn(`${name}: ${error.message}`);
    else log().error({ err: error }, name);
  }
  setTimeout(() => repeat(name, ms, task, retryMs), delayMs);
}

/** Compares our account at Codat with what Outlay needs, at the start and then every hour. */
async function repeatSetup(): Promise<void> {
  let isStart = true;
  await repeat(
    'the settings at Codat were not checked',
    3_600_000,
    async () => {
      await keepSetup({ isStart });
      isStart = false;
    },
    env().codat.mode === 'sandbox' ? 5_000 : 60_000,
  );
}

/** Stops the worker. It has 20 seconds to finish the running work or release it for other workers. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 19_000).unref();
  const released = lanes.stop();
  await boss.stop({ graceful: true, timeout: 18_000 });
  await released;
  await sendAnnouncements();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

await boss.start();
await repeat('heartbeat', 10_000, () => recordHeartbeat(id));
for (const name of Object.keys(queues) as JobName[]) await work(name);
repeat('sweep', 2_000, () => lanes.sweep());
repeat('counters', 10_000, () => foldCounters());
repeat('spending', 10_000, () => digestSpending());
repeat('due jobs', 2_000, () => workers.wakeDue());
repeat('waiting evaluations', 60_000, () => resumeProjections());
repeat('nightly checks', 600_000, () => enqueueDueChecks(new Date()));
repeat('orphaned files', 3_600_000, () => deleteOrphanedFiles());
await repeatSetup();
log().info({ worker: id, codat: env().codat.mode }, 'worker ready');
