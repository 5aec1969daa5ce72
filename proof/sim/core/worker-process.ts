import type { Random } from './random';
import type { Schedule } from './schedule';

/** The database did not reply to a transaction, which may have been committed. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** What a simulated worker process needs: schedule, random numbers, failure rate of the database, and trace. */
export type Runtime = {
  readonly schedule: Schedule;
  readonly random: Random;
  /** The share of transactions that fail at the current time, from 0 to 1. */
  readonly databaseFailureRate: () => number;
  readonly trace: (describe: () => string) => void;
};

/**
 * A simulated worker process. If it is killed, it never receives the results for which it waits. If it is suspended, it
 * receives them after it resumes.
 */
export class WorkerProcess {
  #killed = false;
  #suspendedUntil = 0;
  readonly #onExit = new Set<() => void>();

  constructor(
    readonly name: string,
    /** How far the worker's clock is ahead of the simulation's clock, in milliseconds. */
    readonly skew: number,
    private readonly runtime: Runtime,
  ) {}

  get isAlive(): boolean {
    return !this.#killed;
  }

  get isAwake(): boolean {
    return !this.#killed && this.#suspendedUntil <= this.runtime.schedule.now;
  }

  kill(): void {
    this.#killed = true;
    for (const run of [...this.#onExit]) run();
    this.#onExit.clear();
  }

  /** Calls `run` when the process is killed, to close its connections. Returns a function that cancels this. */
  onExit(run: () => void): () => void {
    this.#onExit.add(run);
    return () => void this.#onExit.delete(run);
  }

  /** The end of the latest suspension. It may be in the past. */
  get suspendedUntil(): number {
    return this.#suspendedUntil;
  }

  suspend(ms: number): void {
    this.#suspendedUntil = Math.max(this.#suspendedUntil, this.runtime.schedule.now + Math.ceil(ms));
  }

  /** Calls `run` now, or after the suspension if the process is suspended. Does nothing if the process was killed. */
  runWhenAwake(run: () => void): void {
    if (this.#killed) return;
    if (this.isAwake) run();
    else this.runtime.schedule.at(this.#suspendedUntil, () => this.runWhenAwake(run));
  }

  after(ms: number, run: () => void): void {
    this.runtime.schedule.after(ms, () => this.runWhenAwake(run));
  }

  /** Sleeps for the duration, or until the signal aborts. */
  sleep(ms: number, stop?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
      stop?.addEventListener('abort', () => this.after(0, resolve), { once: true });
    });
  }

  every(ms: number, run: () => void): () => void {
    let isActive = true;
    const repeat = () =>
      this.after(ms, () => {
        if (!isActive) return;
        run();
        repeat();
      });
    repeat();
    return () => {
      isActive = false;
    };
  }

  /** Runs `work` as one transaction. It is executed at a single later moment, and its result arrives later still. */
  transaction<T>(name: string, work: () => T): Promise<T> {
    const { schedule, random, databaseFailureRate, trace } = this.runtime;
    const fails = random.occurs(databaseFailureRate());
    const isCommitted = !fails || random.occurs(0.5);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const execute = () => {
      // Half of the open transactions of a killed process are lost. Half of those of a suspended process wait until it
      // resumes.
      if (this.#killed && random.occurs(0.5)) return;
      if (!this.#killed && !this.isAwake && random.occurs(0.5)) return schedule.at(this.#suspendedUntil, execute);
      let reply: () => void;
      try {
        if (!isCommitted) throw new DatabaseUnavailable(`the database did not reply to ${name}`);
        const result = work();
        trace(() => `${this.name} ${name} → ${formatResult(result)}`);
        reply = fails ? () => reject(new DatabaseUnavailable(`no reply to ${name}`)) : () => resolve(result);
      } catch (error) {
        trace(() => `${this.name} ${name} ✗ ${String(error)}`);
        reply = () => reject(error);
      }
      this.after(random.logUniform(0.3, 20), reply);
    };
    schedule.after(random.logUniform(0.3, 20), execute);
    return promise;
  }
}

function formatResult(result: unknown): string {
  const text = JSON.stringify(result, (_, value) => {
    if (typeof value === 'bigint') return Number(value);
    return value instanceof Set || value instanceof Map ? [...value] : value;
  });
  return text === undefined ? '' : text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
