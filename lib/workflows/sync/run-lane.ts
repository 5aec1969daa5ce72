import { worker } from '@/lib/data/db';
import type { Lane } from '@/lib/data/sync/lease';
import { laneTasks } from '@/lib/domain/sync/lane';
import { createCircuitBreaker } from './circuit-breaker';
import type { EnginePorts } from './engine-ports';
import type { LaneContext } from './lane-context';
import { createLaneQueue } from './lane-queue';

/**
 * Does all that is due for one company, as many calls at once as Codat takes: what was sent is settled, batches are
 * sent, receipts follow. Ends when nothing is due, when the whole lane has to wait, or when it is told to stop.
 *
 * Everything it does is in the rows before and after each call. Killed anywhere, the next holder of the lane goes on.
 */
export async function runLane(lane: Lane, ports: EnginePorts, stop: AbortSignal): Promise<void> {
  const scope = worker(lane.companyId);
  const { codatCompanyId } = await ports.store.companySettings(scope);
  if (!codatCompanyId) return;
  const connection = await ports.store.currentConnection(scope);
  const context: LaneContext = { lane, codatCompanyId, connection, ports, stop };
  const gate = await createCircuitBreaker(context);
  const work = createLaneQueue(context, gate);
  const running = new Set<Promise<void>>();
  const broken: unknown[] = [];
  while (broken.length === 0) {
    while (!stop.aborted && running.size < laneTasks) {
      const next = await work.next(laneTasks - running.size).catch((error: unknown) => void broken.push(error));
      if (!next) break;
      const done: Promise<void> = next()
        .then((verdict) => gate.report(verdict))
        .catch((error: unknown) => void broken.push(error))
        .finally(() => running.delete(done));
      running.add(done);
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  await Promise.all(running);
  // The database is away, or we are at fault: the lane is left to its lease.
  if (broken.length > 0) throw broken[0];
  await work.giveBack();
}
