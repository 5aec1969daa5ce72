import { z } from 'zod';
import { SeededRandom } from '../../engine/seeded-random';
import { delays } from '../../settings';
import { maxDelayMs } from './faults';

const milliseconds = z.number().nonnegative().max(maxDelayMs);
const work = z.number().nonnegative().max(86_400_000);

export const latencySettings = z.strictObject({
  /** Milliseconds by operation id; `*` is every operation not named. */
  operations: z.record(z.string(), milliseconds).optional(),
  jitterMs: milliseconds.optional(),
  /** Divides the times by SANDBOX_SPEED; off by default. */
  scaled: z.boolean().optional(),
  seed: z.int().optional(),
  /** Durations of Codat's own work, in place of those in settings.ts. Always divided by SANDBOX_SPEED. */
  delays: z
    .strictObject({ fetchStep: work, syncStart: work, syncPush: work, syncFinish: work, push: work })
    .partial()
    .optional(),
});
export type LatencySettings = z.infer<typeof latencySettings>;
type Delays = Readonly<Record<keyof typeof delays, number>>;

/** The latency of calls and the duration of Codat's own work. */
export class Latency {
  readonly #speed: number;
  #settings: LatencySettings = {};
  #random = new SeededRandom(0);
  #delays: Delays = delays;

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Replaces all settings; empty settings restore the default speed. */
  replace(settings: LatencySettings): void {
    this.#settings = settings;
    this.#random = new SeededRandom(settings.seed ?? 0);
    this.#delays = { ...delays, ...settings.delays };
  }

  get settings(): LatencySettings {
    return this.#settings;
  }

  /** Durations of Codat's own work at SANDBOX_SPEED 1. */
  get delays(): Delays {
    return this.#delays;
  }

  /** Returns the milliseconds to wait before a response. */
  delayFor(operation: string): number {
    const { operations, jitterMs, scaled } = this.#settings;
    const plain = operations?.[operation] ?? operations?.['*'] ?? 0;
    const wait = plain + (jitterMs ? jitterMs * this.#random.next() : 0);
    return scaled ? wait / this.#speed : wait;
  }
}
