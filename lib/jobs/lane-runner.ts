import { dueAutomatics, dueLanes, lookAgain, releaseLane, renewLane, takeLane } from '@/lib/data/lanes';
import { forgetCalls } from '@/lib/data/permits';
import { log } from '@/lib/log';
import { runLane } from '@/lib/workflows/run-lane';
import { syncReady } from '@/lib/workflows/sync-ready';
import { theWorld, type World } from '@/lib/workflows/world';

const renewEveryMs = 3_000;

/** Runs lanes in one process, each at most once at a time, until it is told to stop. */
export class LaneRunner {
  readonly #holder: string;
  readonly #world: World;
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(holder: string, world: World = theWorld) {
    this.#holder = holder;
    this.#world = world;
  }

  /** Does what is due for a company; at once when another worker holds its lane, which will look again. */
  run(companyId: string): Promise<void> {
    const before = this.#running.get(companyId);
    if (before) {
      // Whatever came in since is seen before the lane is let go.
      return lookAgain(companyId).then(() => before);
    }
    const run = this.#take(companyId).finally(() => this.#running.delete(companyId));
    this.#running.set(companyId, run);
    return run;
  }

  /** Looks for lanes that are due or whose holder has gone silent, and for automatic syncs. */
  async sweep(): Promise<void> {
    for (const companyId of await dueLanes()) {
      if (!this.#running.has(companyId)) this.run(companyId).catch((error: unknown) => complain(companyId, error));
    }
    for (const companyId of await dueAutomatics()) await syncReady({ companyId });
    await forgetCalls();
  }

  /** Begins nothing more; answers when what is under way is over and the lanes are handed back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running.values());
  }

  async #take(companyId: string): Promise<void> {
    const { signal } = this.#stopping;
    for (let again = true; again && !signal.aborted; ) {
      const lane = await takeLane(companyId, this.#holder);
      if (!lane) return;
      const lost = new AbortController();
      const renewing = setInterval(() => {
        renewLane(lane).then(
          (mine) => mine || lost.abort(),
          (error: unknown) => log().warn({ err: error, companyId }, 'the lane could not be renewed'),
        );
      }, renewEveryMs);
      try {
        await runLane(lane, this.#world, AbortSignal.any([signal, lost.signal]));
      } finally {
        clearInterval(renewing);
      }
      again = await releaseLane(lane);
    }
  }
}

const complain = (companyId: string, error: unknown) =>
  log().error({ err: error, companyId }, 'a lane broke off; it is taken up again');
