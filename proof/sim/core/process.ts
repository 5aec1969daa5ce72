import type { Chance } from './random';
import type { Schedule } from './schedule';

/** The database gave no answer: what was asked may have been done. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** What a machine reaches, and how surely. */
export type Roads = {
  readonly schedule: Schedule;
  readonly chance: Chance;
  /** How often asking the database fails now. */
  readonly databaseFails: () => number;
  readonly tell: (words: () => string) => void;
};

/**
 * A process: it can end at any moment, after which nothing it waited for reaches it, or stand still for a while, after
 * which everything does, late.
 */
export class Machine {
  readonly name: string;
  /** Milliseconds by which its clock is off. */
  readonly skew: number;
  readonly #roads: Roads;
  #ended = false;
  #frozenUntil = 0;
  readonly #onEnd = new Set<() => void>();

  constructor(name: string, skew: number, roads: Roads) {
    this.name = name;
    this.skew = skew;
    this.#roads = roads;
  }

  get isAlive(): boolean {
    return !this.#ended;
  }

  get isAwake(): boolean {
    return !this.#ended && this.#frozenUntil <= this.#roads.schedule.now;
  }

  end(): void {
    this.#ended = true;
    for (const end of [...this.#onEnd]) end();
    this.#onEnd.clear();
  }

  /** Its connections are cut when it ends. */
  onEnd(run: () => void): () => void {
    this.#onEnd.add(run);
    return () => void this.#onEnd.delete(run);
  }

  /** Until when it stands still, or did. */
  get frozenUntil(): number {
    return this.#frozenUntil;
  }

  freeze(ms: number): void {
    this.#frozenUntil = Math.max(this.#frozenUntil, this.#roads.schedule.now + Math.ceil(ms));
  }

  /** Runs it on this machine: not at all once it has ended, and not before it goes on. */
  here(run: () => void): void {
    if (this.#ended) return;
    if (this.isAwake) run();
    else this.#roads.schedule.at(this.#frozenUntil, () => this.here(run));
  }

  later(ms: number, run: () => void): void {
    this.#roads.schedule.after(ms, () => this.here(run));
  }

  /** Waits by its own clock; less long when told to stop. */
  sleep(ms: number, stop?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.later(ms, resolve);
      stop?.addEventListener('abort', () => this.later(0, resolve), { once: true });
    });
  }

  every(ms: number, run: () => void): () => void {
    let going = true;
    const again = () =>
      this.later(ms, () => {
        if (!going) return;
        run();
        again();
      });
    again();
    return () => {
      going = false;
    };
  }

  /** One transaction: asked for now, done at one instant on its way, heard of later. */
  transaction<T>(name: string, work: () => T): Promise<T> {
    const { schedule, chance, databaseFails, tell } = this.#roads;
    const fails = chance.happens(databaseFails());
    const isDone = !fails || chance.happens(0.5);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const arrive = () => {
      // What was under way when the process ended was committed or was not; when it stands still, so does its transaction, or not.
      if (this.#ended && chance.happens(0.5)) return;
      if (!this.#ended && !this.isAwake && chance.happens(0.5)) return schedule.at(this.#frozenUntil, arrive);
      let answer: () => void;
      try {
        if (!isDone) throw new DatabaseAway(`the database did not answer ${name}`);
        const result = work();
        tell(() => `${this.name} ${name} → ${said(result)}`);
        answer = fails ? () => reject(new DatabaseAway(`no answer to ${name}`)) : () => resolve(result);
      } catch (error) {
        tell(() => `${this.name} ${name} ✗ ${String(error)}`);
        answer = () => reject(error);
      }
      this.later(chance.spread(0.3, 20), answer);
    };
    schedule.after(chance.spread(0.3, 20), arrive);
    return promise;
  }
}

function said(result: unknown): string {
  const text = JSON.stringify(result, (_, value) => {
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof Set || value instanceof Map) return [...value];
    return value;
  });
  return text === undefined ? '' : text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
