import type { LaneRunner } from '@/lib/jobs/lane-runner';
import { type Runtime, WorkerProcess } from '../core/worker-process';
import { nextDue } from '../database/lanes';
import { createRunner, type WorkerEnvironment } from './lane-runner';

const sweepEveryMs = 2_000;

type Worker = { readonly process: WorkerProcess; readonly runner: LaneRunner; sweepAt: number; isSweeping: boolean };

type Environment = WorkerEnvironment & { readonly runtime: Runtime; readonly reportError: (error: unknown) => void };

/** The workers of a run. A new worker replaces one that was killed or stopped, after a while. */
export class WorkerPool {
  readonly #workers: Worker[] = [];

  constructor(private readonly environment: Environment) {}

  start(): void {
    const { random, schedule, runtime } = this.environment;
    const name = `worker-${this.#workers.length + 1}`;
    const process = new WorkerProcess(name, random.between(-5, 5) * 60_000, runtime);
    this.#workers.push({
      process,
      runner: createRunner(process, this.environment),
      sweepAt: schedule.now + random.integer(0, sweepEveryMs),
      isSweeping: false,
    });
  }

  /** Kills a random worker, as `kill -9` does. */
  kill(): void {
    const worker = this.#pick((name) => `${name} is killed`);
    if (!worker) return;
    worker.process.kill();
    this.#replace();
  }

  /**
   * Stops a random worker, as a deployment does. A worker that has not released its lanes within 19 seconds is killed.
   */
  stop(): void {
    const worker = this.#pick((name) => `${name} is asked to stop`);
    if (!worker) return;
    const kill = () => worker.process.kill();
    worker.isSweeping = true;
    worker.runner.stop().then(kill, kill);
    this.environment.schedule.after(19_000, kill);
    this.#replace();
  }

  suspend(ms: number): void {
    this.#pick((name) => `${name} is suspended for ${Math.round(ms / 1000)} s`)?.process.suspend(ms);
  }

  /** Gives the job for a company's lane to a random worker. */
  notify(companyId: string): void {
    const worker = this.#pick();
    worker?.process.runWhenAwake(() => worker.runner.start(companyId));
  }

  /** The time of the next sweep that finds a due lane. Sweeps before that find nothing, so they are skipped. */
  get nextSweepAt(): number {
    const due = nextDue(this.environment.db);
    if (due === Number.POSITIVE_INFINITY) return due;
    const sweeps = this.#workers
      .filter(({ process, isSweeping }) => process.isAlive && !isSweeping)
      .map(({ process, sweepAt }) => Math.max(sweepAt, process.suspendedUntil));
    return Math.max(due, Math.min(...sweeps));
  }

  sweep(): void {
    const { schedule, reportError } = this.environment;
    const worker = this.#workers
      .filter(({ process, isSweeping }) => process.isAwake && !isSweeping)
      .sort((one, other) => one.sweepAt - other.sweepAt)[0];
    if (!worker) return;
    worker.isSweeping = true;
    const finish = () => {
      worker.isSweeping = false;
      worker.sweepAt = schedule.now + sweepEveryMs;
    };
    worker.runner.sweep().then(finish, (error: unknown) => {
      reportError(error);
      finish();
    });
  }

  /** Returns a random worker that was not killed, or undefined if there is none. */
  #pick(describe?: (name: string) => string): Worker | undefined {
    const alive = this.#workers.filter(({ process }) => process.isAlive);
    const worker = alive.length > 0 ? this.environment.random.pick(alive) : undefined;
    if (worker && describe) this.environment.runtime.trace(() => describe(worker.process.name));
    return worker;
  }

  #replace(): void {
    const { schedule, random } = this.environment;
    schedule.after(random.logUniform(500, 60_000), () => this.start());
  }
}
