import { setTimeout as pause } from 'node:timers/promises';
import { print } from '@/scripts/process/terminal.js';
import type { Takeovers } from '../checks/takeovers';
import type { Database } from '../stack/postgres';
import type { Apps } from '../stack/stack';
import type { Worker } from '../stack/workers';
import { type Blow, nameOf, type Victim } from './fault-schedule';
import { stopProcess } from './suspended-process';

type Against = Apps & {
  readonly database: Database;
  readonly takeovers: Takeovers;
  readonly pauseSeconds: number;
  /** The work may stand still, waiting; then it is struck all the same after so long. */
  readonly longestCalmMs: number;
};

/** What was done, by whom it was done to. */
export type Struck = Readonly<Record<string, number>>;

/** Carries the plan out, as the work goes on. */
export class Storm {
  readonly #against: Against;
  #left: readonly Blow[];
  #lastAt = performance.now();
  readonly #struck = new Map<string, number>();
  readonly #pauses = new Map<Worker, AbortController>();

  constructor(plan: readonly Blow[], against: Against) {
    this.#left = plan;
    this.#against = against;
  }

  /** Strikes the next blow if it is due; never two at a time. Answers whether it was the last one. */
  async strike(progress: number): Promise<boolean> {
    const [next, ...later] = this.#left;
    const calm = performance.now() - this.#lastAt;
    if (!next || (next.at > progress && calm < this.#against.longestCalmMs)) return this.isOver;
    this.#left = later;
    this.#lastAt = performance.now();
    if (next.kind === 'kill') await this.#kill(next.whom);
    else this.#pause(next.whom.index);
    return this.isOver;
  }

  get isOver(): boolean {
    return this.#left.length === 0;
  }

  get struck(): Struck {
    return Object.fromEntries(this.#struck);
  }

  /** Whoever is stopped goes on. */
  end(): void {
    for (const stopped of this.#pauses.values()) stopped.abort();
  }

  async #kill(whom: Victim): Promise<void> {
    const { database, web, workers, takeovers } = this.#against;
    this.#note('kill', nameOf(whom));
    if (whom.kind === 'postgres') return database.kill();
    if (whom.kind === 'web') return web.kill();
    const worker = workers[whom.index];
    if (!worker) return;
    const { id } = worker;
    if (id) takeovers.down(id, performance.now());
    await worker.program.kill();
    this.#pauses.get(worker)?.abort();
  }

  #pause(index: number): void {
    const { workers, takeovers, pauseSeconds } = this.#against;
    const worker = workers[index];
    const { pid } = worker?.program ?? {};
    if (!worker || pid === undefined || this.#pauses.has(worker)) return;
    this.#note('pause', nameOf({ kind: 'worker', index }));
    const { id } = worker;
    const ended = new AbortController();
    const stopped = stopProcess(pid);
    if (id) takeovers.down(id, performance.now());
    this.#pauses.set(worker, ended);
    void pause(pauseSeconds * 1000, undefined, { signal: ended.signal })
      .then(() => id && takeovers.up(id, performance.now()))
      .catch(() => undefined)
      .finally(() => {
        stopped.letGo();
        this.#pauses.delete(worker);
      });
  }

  #note(kind: Blow['kind'], name: string): void {
    const key = kind === 'kill' ? name.replace(/-\d+$/, '') : 'pause';
    this.#struck.set(key, (this.#struck.get(key) ?? 0) + 1);
    print(`  ${kind === 'kill' ? 'killed' : 'stopped'} ${name}`);
  }
}
