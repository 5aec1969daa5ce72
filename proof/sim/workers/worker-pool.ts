import type { LaneRunner } from '@/lib/jobs/lane-runner';
import { Machine, type Roads } from '../core/process';
import { nextDue } from '../database/lanes';
import { runnerOn, type Surroundings } from './lane-runner';

const sweepEveryMs = 2_000;

type Worker = { readonly machine: Machine; readonly runner: LaneRunner; sweepAt: number; isSweeping: boolean };

/** The workers: so many at a time, each gone one day and another in its place. */
export class Fleet {
  readonly #workers: Worker[] = [];
  #made = 0;

  constructor(
    private readonly around: Surroundings & { readonly roads: Roads; readonly complain: (error: unknown) => void },
  ) {}

  start(): void {
    const { chance, schedule, roads } = this.around;
    this.#made += 1;
    const machine = new Machine(`worker-${this.#made}`, chance.between(-5, 5) * 60_000, roads);
    this.#workers.push({
      machine,
      runner: runnerOn(machine, this.around),
      sweepAt: schedule.now + chance.whole(0, sweepEveryMs),
      isSweeping: false,
    });
  }

  /** Ends one as `kill -9` does; another comes in its place after a while. */
  kill(): void {
    const worker = this.#any();
    if (!worker) return;
    this.around.roads.tell(() => `${worker.machine.name} is killed`);
    worker.machine.end();
    this.#replace();
  }

  /** Asks one to stop, as a new version does; it hands back what it holds within twenty seconds, or is ended. */
  stop(): void {
    const worker = this.#any();
    if (!worker) return;
    const { schedule, roads } = this.around;
    roads.tell(() => `${worker.machine.name} is told to stop`);
    const end = () => worker.machine.end();
    worker.isSweeping = true;
    worker.runner.stop().then(end, end);
    schedule.after(19_000, end);
    this.#replace();
  }

  freeze(ms: number): void {
    const worker = this.#any();
    if (!worker) return;
    this.around.roads.tell(() => `${worker.machine.name} stands still for ${Math.round(ms / 1000)} s`);
    worker.machine.freeze(ms);
  }

  /** A job for whichever worker takes it. */
  ring(companyId: string): void {
    const worker = this.#any();
    worker?.machine.here(() => worker.runner.ring(companyId));
  }

  /** When a sweep finds something next: those before find nothing, and are left out. */
  get nextSweep(): number {
    const due = nextDue(this.around.db);
    if (due === Number.POSITIVE_INFINITY) return due;
    const ticks = this.#workers
      .filter(({ machine, isSweeping }) => machine.isAlive && !isSweeping)
      .map(({ machine, sweepAt }) => Math.max(sweepAt, machine.frozenUntil));
    return Math.max(due, Math.min(...ticks));
  }

  sweep(): void {
    const { schedule, complain } = this.around;
    const worker = this.#workers
      .filter(({ machine, isSweeping }) => machine.isAwake && !isSweeping)
      .sort((one, other) => one.sweepAt - other.sweepAt)[0];
    if (!worker) return;
    worker.isSweeping = true;
    const done = () => {
      worker.isSweeping = false;
      worker.sweepAt = schedule.now + sweepEveryMs;
    };
    worker.runner.sweep().then(done, (error: unknown) => {
      complain(error);
      done();
    });
  }

  #any(): Worker | undefined {
    const alive = this.#workers.filter(({ machine }) => machine.isAlive);
    return alive.length > 0 ? this.around.chance.pick(alive) : undefined;
  }

  #replace(): void {
    const { schedule, chance } = this.around;
    schedule.after(chance.spread(500, 60_000), () => this.start());
  }
}
