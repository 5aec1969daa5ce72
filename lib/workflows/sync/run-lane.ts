import { worker } from '@/lib/data/db';
import type { Lane } from '@/lib/data/sync/lease';
import { laneTasks } from '@/lib/domain/sync/lane';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker';
import type { EnginePorts } from './engine-ports';
import type { LaneContext, LanePace } from './lane-context';
import { LaneQueue } from './lane-queue';

/**
 * Does all due work of one company, with as many calls at once as Codat allows. Ends when nothing is due, when the lane
 * pauses, or when `stop` is aborted. Stores every step before and after its call, so that the next holder can continue
 * after a crash.
 */
export async function runLane(
  lane: Lane,
  ports: EnginePorts,
  { stop, pace }: { readonly stop: AbortSignal; readonly pace: LanePace },
): Promise<void> {
  const scope = worker(lane.companyId);
  const { codatCompanyId } = await ports.store.companySettings(scope);
  if (!codatCompanyId) return;
  const connection = await ports.store.currentConnection(scope);
  const context: LaneContext = { lane, codatCompanyId, connection, ports, stop, recordsOfSyncs: new Map() };
  const breaker = await createCircuitBreaker(context);
  const queue = new LaneQueue(context, breaker, pace);
  await processLane(queue, breaker, { stop, pace, ports });
  await queue.releaseAll();
}

async function processLane(
  queue: LaneQueue,
  breaker: CircuitBreaker,
  { stop, pace, ports }: { readonly stop: AbortSignal; readonly pace: LanePace; readonly ports: EnginePorts },
): Promise<void> {
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  while (errors.length === 0) {
    while (!stop.aborted && running.size < pace.width()) {
      const task = await queue.next(laneTasks - running.size).catch((error: unknown) => void errors.push(error));
      if (!task) break;
      pace.begin();
      const done: Promise<void> = task()
        .then((signal) => breaker.report(signal))
        .catch((error: unknown) => void errors.push(error))
        .finally(() => running.delete(done));
      running.add(done);
    }
    if (running.size === 0) break;
    await firstEnd(running, ports);
  }
  await Promise.all(running);
  // The database is unreachable, or the code has a bug. The lease expires, and another worker continues.
  if (errors.length > 0) throw errors[0];
}

/** How long the lane waits for the end of a task before it looks for other work that has become due meanwhile. */
const lookForWorkMs = 1_000;

/** Waits until a task ends, but not longer than a second: one long task must not hold up the others of the lane. */
async function firstEnd(running: ReadonlySet<Promise<void>>, ports: EnginePorts): Promise<void> {
  const timer = new AbortController();
  await Promise.race([...running, ports.sleep(lookForWorkMs, timer.signal)]);
  timer.abort();
}
