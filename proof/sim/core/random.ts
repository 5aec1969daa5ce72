import { v7 } from 'uuid';
import { SeededRandom } from '@/sandbox/engine/seeded-random';

/** The only source of randomness in a run: the same seed gives the same run. */
export class Random extends SeededRandom {
  #created = 0;

  constructor(seed: number) {
    super(seed ^ 0x9e3779b9);
    // Seeds that differ by one give similar first numbers, so the first four numbers are discarded.
    for (let discarded = 0; discarded < 4; discarded += 1) this.next();
  }

  occurs(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** Returns a whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  /**
   * Returns a number for which each order of magnitude is equally likely: short durations are frequent, long ones rare.
   */
  logUniform(least: number, most: number): number {
    return least * (most / least) ** this.next();
  }

  /** Returns a UUIDv7. As in one process of production, ids of the same millisecond sort by creation. */
  uuid(now: number): string {
    this.#created += 1;
    return v7({ msecs: now, seq: this.#created, random: Uint8Array.from({ length: 16 }, () => this.integer(0, 255)) });
  }
}
