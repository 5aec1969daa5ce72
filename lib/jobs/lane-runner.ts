import { dueAutomatics, dueLanes, lookAgain, releaseLane, renewLane, takeLane } from '@/lib/data/sync/lanes';
import { forgetCalls } from '@/lib/data/sync/permits';
import { log } from '@/lib/log';
import { runLane } from '@/lib/workflows/sync/run-lane';
import { syncReady } from '@/lib/workflows/sync/sync-ready';
import { theWorld, type World } from '@/lib/workflows/sync/world';

const renewEveryMs = 3_000;
/** As many lanes as one process holds; while others wait for a place, each has it for a while and queues up again. */
const mostLanes = 40;
const sliceMs = 20_000;
/** Every so many sweeps, what is only kept for minutes is thrown away. */
const tidyEvery = 30;

/** The lanes as they are kept, and the machine's own time. Handed in, so that a simulation can have others. */
const theKeeping = {
  dueAutomatics,
  dueLanes,
  forgetCalls,
  lookAgain,
  releaseLane,
  renewLane,
  syncReady,
  takeLane,
  now: (): number => performance.now(),
  /** Does it again and again; answers how to end that. */
  every: (ms: number, run: () => void): (() => void) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
export type Keeping = typeof theKeeping;

/** Runs lanes in one process, each at most once at a time, until it is told to stop. */
export class LaneRunner {
  readonly #holder: string;
  readonly #world: World;
  readonly #keeping: Keeping;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #crowded = false;
  #sweeps = 0;

  constructor(holder: string, world: World = theWorld, keeping: Keeping = theKeeping) {
    this.#holder = holder;
    this.#world = world;
    this.#keeping = keeping;
  }

  /** Does all that is due for a company. When its lane is held already, its holder looks again before it lets go. */
  run(companyId: string): Promise<void> {
    if (this.#running.has(companyId)) return this.#keeping.lookAgain(companyId).then(() => undefined);
    const run = this.#take(companyId).finally(() => this.#running.delete(companyId));
    this.#running.set(companyId, run);
    return run;
  }

  /** Begins that and does not wait for it; with all places taken it is left to a later sweep, or to another process. */
  ring(companyId: string): void {
    if (this.#running.size >= mostLanes && !this.#running.has(companyId)) return;
    this.run(companyId).catch((error: unknown) => complain(companyId, error));
  }

  /** Looks for lanes that are due or whose holder has gone silent, and for automatic syncs. */
  async sweep(): Promise<void> {
    const { dueLanes, dueAutomatics, syncReady, forgetCalls } = this.#keeping;
    const due = (await dueLanes()).filter((companyId) => !this.#running.has(companyId));
    for (const companyId of due) this.ring(companyId);
    this.#crowded = due.length > 0 && this.#running.size >= mostLanes;
    for (const companyId of await dueAutomatics())
      await syncReady({ companyId }).catch((error: unknown) => complain(companyId, error));
    this.#sweeps += 1;
    if (this.#sweeps % tidyEvery === 0) await forgetCalls();
  }

  /** Begins nothing more; answers when what is under way is over and the lanes are handed back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
  }

  async #take(companyId: string): Promise<void> {
    const { takeLane, renewLane, releaseLane, now, every } = this.#keeping;
    const { signal } = this.#stopping;
    for (let again = true; again && !signal.aborted; ) {
      const lane = await takeLane(companyId, this.#holder);
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

const complain = (companyId: string, error: unknown) =>
  log().error({ err: error, companyId }, 'the work of a lane broke off; it is taken up again');
