import { setTimeout as pause } from 'node:timers/promises';
import { print } from '@/scripts/process/terminal.js';
import type { Takeovers } from '../checks/takeovers';
import type { Database } from '../stack/postgres';
import type { Apps } from '../stack/stack';
import type { Worker } from '../stack/workers';
import { type Fault, type Target, targetName } from './fault-schedule';
import { suspendProcess } from './suspended-process';

type System = Apps & {
  readonly database: Database;
  readonly takeovers: Takeovers;
  readonly pauseSeconds: number;
  /** Milliseconds after which the next fault is injected even if the work makes no progress. */
  readonly maxWaitMs: number;
};

/** Injects the scheduled faults one after another, each when the work has progressed far enough. */
export class FaultInjector {
  readonly #injected = new Map<string, number>();
  readonly #paused = new Map<Worker, AbortController>();
  #lastAt = performance.now();
  #lastFaultAt = performance.now();

  constructor(
    private remaining: readonly Fault[],
    private readonly system: System,
  ) {}

  /**
   * Injects the next fault if it is due. Returns whether all faults have been injected. `progress` is the share of the
   * work that is done, from 0 to 1.
   */
  async injectNext(progress: number): Promise<boolean> {
    const [next, ...later] = this.remaining;
    const waitedMs = performance.now() - this.#lastAt;
    if (next && (next.at <= progress || waitedMs >= this.system.maxWaitMs)) {
      this.remaining = later;
      this.#lastAt = performance.now();
      if (next.kind === 'kill') await this.#kill(next.target);
      else this.#pause(next.target);
    }
    return this.remaining.length === 0;
  }

  /** The number of injected faults. Kills are counted by target (worker, web, postgres), and pauses under `pause`. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#injected);
  }

  /** When the last process was killed, or when the last pause ended. A pause that goes on ends now. */
  get lastFaultAt(): number {
    return this.#paused.size > 0 ? performance.now() : this.#lastFaultAt;
  }

  /** Resumes every paused worker. */
  resumeAll(): void {
    for (const paused of this.#paused.values()) paused.abort();
  }

  async #kill(target: Target): Promise<void> {
    const { database, web, workers, takeovers } = this.system;
    this.#count(target.kind, `killed ${targetName(target)}`);
    this.#lastFaultAt = performance.now();
    if (target.kind === 'postgres') return database.kill();
    if (target.kind === 'web') return web.kill();
    const worker = workers[target.index];
    if (!worker) return;
    if (worker.id) takeovers.ownerDown(worker.id, performance.now());
    await worker.process.kill();
    this.#paused.get(worker)?.abort();
  }

  #pause(target: Target & { readonly kind: 'worker' }): void {
    const { workers, takeovers, pauseSeconds } = this.system;
    const worker = workers[target.index];
    const pid = worker?.process.pid;
    if (!worker || pid === undefined || this.#paused.has(worker)) return;
    this.#count('pause', `paused ${targetName(target)}`);
    const { id } = worker;
    const abort = new AbortController();
    const suspended = suspendProcess(pid);
    if (id) takeovers.ownerDown(id, performance.now());
    this.#paused.set(worker, abort);
    void pause(pauseSeconds * 1000, undefined, { signal: abort.signal })
      .then(() => id && takeovers.ownerUp(id, performance.now()))
      .catch(() => undefined)
      .finally(() => {
        suspended.resume();
        this.#lastFaultAt = performance.now();
        this.#paused.delete(worker);
      });
  }

  #count(key: string, message: string): void {
    this.#injected.set(key, (this.#injected.get(key) ?? 0) + 1);
    print(`  ${message}`);
  }
}
