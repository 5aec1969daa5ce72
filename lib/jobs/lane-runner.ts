import { claimDueAutoSyncs } from '@/lib/data/sync/auto-sync';
import { dueLanes } from '@/lib/data/sync/due-work';
import { acquireLane, releaseLane, renewLane, requestRecheck } from '@/lib/data/sync/lease';
import { deleteExpiredPermits } from '@/lib/data/sync/permits';
import { laneTasks } from '@/lib/domain/sync/lane';
import { log } from '@/lib/log';
import { type EnginePorts, productionPorts } from '@/lib/workflows/sync/engine-ports';
import type { LanePace } from '@/lib/workflows/sync/lane-context';
import { runLane } from '@/lib/workflows/sync/run-lane';
import { syncReady } from '@/lib/workflows/sync/sync-ready';

const renewEveryMs = 3_000;
/**
 * The most lanes that one process holds at once. While other lanes wait, the process releases each lane after
 * `sliceMs`.
 */
const maxLanes = 40;
const sliceMs = 20_000;
const sweepsPerCleanUp = 30;
/**
 * A lane that has begun this many tasks is large. While a smaller one runs in the same process, it has at most
 * `largeLaneTasks` tasks in progress, so that small syncs do not wait for a large one.
 */
const smallLaneTasks = 50;
const largeLaneTasks = 2;

/** Everything that the runner uses outside its own code. The simulation provides a model of each function. */
const productionRunnerPorts = {
  claimDueAutoSyncs,
  dueLanes,
  deleteExpiredPermits,
  requestRecheck,
  releaseLane,
  renewLane,
  syncReady,
  acquireLane,
  now: (): number => performance.now(),
  /** Calls a function at an interval. Returns a function that stops the calls. */
  every: (ms: number, run: () => void): (() => void) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
export type RunnerPorts = typeof productionRunnerPorts;

/** Leases and runs lanes in one process. Never runs the same lane twice at once. */
export class LaneRunner {
  readonly #holderId: string;
  readonly #enginePorts: EnginePorts;
  readonly #ports: RunnerPorts;
  readonly #running = new Map<string, Promise<void>>();
  /** The number of tasks that each running lane has begun. */
  readonly #begun = new Map<string, number>();
  readonly #stopping = new AbortController();
  #hasWaitingLanes = false;
  #sweeps = 0;

  constructor(
    holderId: string,
    enginePorts: EnginePorts = productionPorts,
    ports: RunnerPorts = productionRunnerPorts,
  ) {
    this.#holderId = holderId;
    this.#enginePorts = enginePorts;
    this.#ports = ports;
  }

  /**
   * Does all due work of a company. If the lane is leased already, its holder checks for due work once more before it
   * releases the lane.
   */
  run(companyId: string): Promise<void> {
    if (this.#running.has(companyId)) return this.#ports.requestRecheck(companyId).then(() => undefined);
    const run = this.#runLeased(companyId).finally(() => {
      this.#running.delete(companyId);
      this.#begun.delete(companyId);
    });
    this.#running.set(companyId, run);
    return run;
  }

  /**
   * Starts the company's due work without waiting for the end. When the process holds `maxLanes` lanes, a later sweep
   * or another process does the work.
   */
  start(companyId: string): void {
    if (this.#running.size >= maxLanes && !this.#running.has(companyId)) return;
    this.run(companyId).catch((error: unknown) => logLaneError(companyId, error));
  }

  /**
   * Starts lanes that are due or whose lease has expired, and runs due automatic syncs. Every 30th sweep deletes
   * expired permits.
   */
  async sweep(): Promise<void> {
    const { dueLanes, claimDueAutoSyncs, syncReady, deleteExpiredPermits } = this.#ports;
    const due = (await dueLanes()).filter((companyId) => !this.#running.has(companyId));
    for (const companyId of due) this.start(companyId);
    this.#hasWaitingLanes = due.length > 0 && this.#running.size >= maxLanes;
    for (const companyId of await claimDueAutoSyncs())
      await syncReady({ companyId }).catch((error: unknown) => logLaneError(companyId, error));
    this.#sweeps += 1;
    if (this.#sweeps % sweepsPerCleanUp === 0) await deleteExpiredPermits();
  }

  /** Starts no more work. Resolves when the running calls have ended and the lanes are released. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
  }

  #paceOf(companyId: string): LanePace {
    const begunBy = (lane: string) => this.#begun.get(lane) ?? 0;
    const isSmallerRunning = () =>
      [...this.#running.keys()].some((other) => other !== companyId && begunBy(other) < smallLaneTasks);
    return {
      width: () => (begunBy(companyId) >= smallLaneTasks && isSmallerRunning() ? largeLaneTasks : laneTasks),
      yields: isSmallerRunning,
      begin: () => void this.#begun.set(companyId, begunBy(companyId) + 1),
    };
  }

  async #runLeased(companyId: string): Promise<void> {
    const { acquireLane, renewLane, releaseLane, now, every } = this.#ports;
    const { signal } = this.#stopping;
    for (let hasMore = true; hasMore && !signal.aborted; ) {
      const lane = await acquireLane(companyId, this.#holderId);
      if (!lane) return;
      const yielding = new AbortController();
      const startedAt = now();
      const stopRenewing = every(renewEveryMs, () => {
        if (this.#hasWaitingLanes && now() - startedAt > sliceMs) yielding.abort();
        renewLane(lane).then(
          (isHeld) => isHeld || yielding.abort(),
          (error: unknown) => log().warn({ err: error, companyId }, 'the lease of a lane could not be renewed'),
        );
      });
      try {
        const stop = AbortSignal.any([signal, yielding.signal]);
        await runLane(lane, this.#enginePorts, { stop, pace: this.#paceOf(companyId) });
      } finally {
        stopRenewing();
      }
      hasMore = (await releaseLane(lane)) && !yielding.signal.aborted;
    }
  }
}

const logLaneError = (companyId: string, error: unknown) =>
  log().error({ err: error, companyId }, 'a lane failed; it is retried after its lease expires');
