import { z } from 'zod';
import { SeededRandom } from '../../engine/seeded-random';
import { delays } from '../../settings';
import { maxDelayMs } from './faults';

const milliseconds = z.number().nonnegative().max(maxDelayMs);
const work = z.number().nonnegative().max(86_400_000);

export const latencySettings = z.strictObject({
  /** The delay in milliseconds for each operation id. `*` applies to all operations that are not named. */
  operations: z.record(z.string(), milliseconds).optional(),
  jitterMs: milliseconds.optional(),
  /** True divides the delays by SANDBOX_SPEED. The default is false. */
  scaled: z.boolean().optional(),
  seed: z.int().optional(),
  /**
   * Durations of Codat's background work, such as a fetch or a sync. They replace the defaults in settings.ts, and are
   * always divided by SANDBOX_SPEED.
   */
  delays: z
    .strictObject({ fetchStep: work, syncStart: work, syncPush: work, syncFinish: work, push: work })
    .partial()
    .optional(),
});
export type LatencySettings = z.infer<typeof latencySettings>;
type Delays = Readonly<Record<keyof typeof delays, number>>;

/** Delays of responses, and durations of Codat's background work. */
export class Latency {
  readonly #speed: number;
  #settings: LatencySettings = {};
  #random = new SeededRandom(0);
  #delays: Delays = delays;

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Replaces all settings. An empty object restores the defaults. */
  replace(settings: LatencySettings): void {
    this.#settings = settings;
    this.#random = new SeededRandom(settings.seed ?? 0);
    this.#delays = { ...delays, ...settings.delays };
  }

  get settings(): LatencySettings {
    return this.#settings;
  }

  /** The durations of Codat's background work at SANDBOX_SPEED 1. */
  get delays(): Delays {
    return this.#delays;
  }

  /** Returns the milliseconds to wait before the response. */
  delayFor(operation: string): number {
    const { operations, jitterMs, scaled } = this.#settings;
    const plain = operations?.[operation] ?? operations?.['*'] ?? 0;
    const wait = plain + (jitterMs ? jitterMs * this.#random.next() : 0);
    return scaled ? wait / this.#speed : wait;
  }
}
