import { claimDueAutoSyncs } from '@/lib/data/sync/auto-sync';
import { dueLanes } from '@/lib/data/sync/due-work';
import { acquireLane, releaseLane, renewLane, requestRecheck } from '@/lib/data/sync/lease';
import { deleteExpiredPermits } from '@/lib/data/sync/permits';
import { log } from '@/lib/log';
import { type EnginePorts, productionPorts } from '@/lib/workflows/sync/engine-ports';
import { runLane } from '@/lib/workflows/sync/run-lane';
import { syncReady } from '@/lib/workflows/sync/sync-ready';

const renewEveryMs = 3_000;
/** As many lanes as one process holds; while others wait for a place, each has it for a while and queues up again. */
const maxLanes = 40;
const sliceMs = 20_000;
/** Every so many sweeps, what is only kept for minutes is thrown away. */
const sweepsPerCleanUp = 30;

/** The lanes as they are kept, and the machine's own time. Handed in, so that a simulation can have others. */
const productionLaneStore = {
  claimDueAutoSyncs,
  dueLanes,
  deleteExpiredPermits,
  requestRecheck,
  releaseLane,
  renewLane,
  syncReady,
  acquireLane,
  now: (): number => performance.now(),
  /** Does it again and again; answers how to end that. */
  every: (ms: number, run: () => void): (() => void) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
export type LaneStore = typeof productionLaneStore;

/** Runs lanes in one process, each at most once at a time, until it is told to stop. */
export class LaneRunner {
  readonly #holder: string;
  readonly #world: EnginePorts;
  readonly #keeping: LaneStore;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #crowded = false;
  #sweeps = 0;

  constructor(holder: string, world: EnginePorts = productionPorts, keeping: LaneStore = productionLaneStore) {
    this.#holder = holder;
    this.#world = world;
    this.#keeping = keeping;
  }

  /** Does all that is due for a company. When its lane is held already, its holder looks again before it lets go. */
  run(companyId: string): Promise<void> {
    if (this.#running.has(companyId)) return this.#keeping.requestRecheck(companyId).then(() => undefined);
    const run = this.#take(companyId).finally(() => this.#running.delete(companyId));
    this.#running.set(companyId, run);
    return run;
  }

  /** Begins that and does not wait for it; with all places taken it is left to a later sweep, or to another process. */
  start(companyId: string): void {
    if (this.#running.size >= maxLanes && !this.#running.has(companyId)) return;
    this.run(companyId).catch((error: unknown) => logLaneError(companyId, error));
  }

  /** Looks for lanes that are due or whose holder has gone silent, and for automatic syncs. */
  async sweep(): Promise<void> {
    const { dueLanes, claimDueAutoSyncs, syncReady, deleteExpiredPermits } = this.#keeping;
    const due = (await dueLanes()).filter((companyId) => !this.#running.has(companyId));
    for (const companyId of due) this.start(companyId);
    this.#crowded = due.length > 0 && this.#running.size >= maxLanes;
    for (const companyId of await claimDueAutoSyncs())
      await syncReady({ companyId }).catch((error: unknown) => logLaneError(companyId, error));
    this.#sweeps += 1;
    if (this.#sweeps % sweepsPerCleanUp === 0) await deleteExpiredPermits();
  }

  /** Begins nothing more; answers when what is under way is over and the lanes are handed back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
  }

  async #take(companyId: string): Promise<void> {
    const { acquireLane, renewLane, releaseLane, now, every } = this.#keeping;
    const { signal } = this.#stopping;
    for (let again = true; again && !signal.aborted; ) {
      const lane = await acquireLane(companyId, this.#holder);
      if (!lane) return;
      const until = new AbortController();
      const began = now();
      const renewNoMore = every(renewEveryMs, () => {
        if (this.#crowded && now() - began > sliceMs) until.abort();
        renewLane(lane).then(
          (mine) => mine || until.abort(),
          (error: unknown) => log().warn({ err: error, companyId }, 'the lane could not be renewed'),
        );
      });
      try {
        await runLane(lane, this.#world, AbortSignal.any([signal, until.signal]));
      } finally {
        renewNoMore();
      }
      again = (await releaseLane(lane)) && !until.signal.aborted;
    }
  }
}

const logLaneError = (companyId: string, error: unknown) =>
  log().error({ err: error, companyId }, 'the work of a lane broke off; it is taken up again');
