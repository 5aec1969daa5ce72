import { z } from 'zod';
import { SeededRandom } from '../../engine/seeded-random';
import { delays } from '../../settings';
import { maxDelayMs } from './faults';

const milliseconds = z.number().nonnegative().max(maxDelayMs);
const ofWork = z.number().nonnegative().max(86_400_000);

export const latencySettings = z.strictObject({
  /** Milliseconds by operation id; `*` is every operation not named. */
  operations: z.record(z.string(), milliseconds).optional(),
  jitterMs: milliseconds.optional(),
  /** Divided by SANDBOX_SPEED; as they are when left out. */
  scaled: z.boolean().optional(),
  seed: z.int().optional(),
  /** How long Codat's own work takes instead of what settings.ts says. Always divided by SANDBOX_SPEED. */
  delays: z
    .strictObject({
      fetchStep: ofWork,
      syncStart: ofWork,
      syncPush: ofWork,
      syncFinish: ofWork,
      push: ofWork,
    })
    .partial()
    .optional(),
});
export type LatencySettings = z.infer<typeof latencySettings>;
type Delays = Readonly<Record<keyof typeof delays, number>>;

/** How slow Codat is made to be. */
export class Latency {
  readonly #speed: number;
  #change: LatencySettings = {};
  #chance = new SeededRandom(0);
  #delays: Delays = delays;

  constructor(speed: number) {
    this.#speed = speed;
  }

  /** Replaces everything said before; an empty change is Codat's usual pace. */
  replace(settings: LatencySettings): void {
    this.#change = settings;
    this.#chance = new SeededRandom(settings.seed ?? 0);
    this.#delays = { ...delays, ...settings.delays };
  }

  get settings(): LatencySettings {
    return this.#change;
  }

  /** Of Codat's own work, at SANDBOX_SPEED 1. */
  get delays(): Delays {
    return this.#delays;
  }

  /** Milliseconds to wait before this call is answered. */
  delayFor(operation: string): number {
    const { operations, jitterMs, scaled } = this.#change;
    const plain = operations?.[operation] ?? operations?.['*'] ?? 0;
    const wait = plain + (jitterMs ? jitterMs * this.#chance.next() : 0);
    return scaled ? wait / this.#speed : wait;
  }
}
