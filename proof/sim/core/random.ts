import { uuidV7 } from '@/lib/domain/id';

/** All that is left to chance in a run comes from here: the same seed brings the same run. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
    // Seeds beside each other begin alike without this.
    for (let turn = 0; turn < 4; turn += 1) this.next();
  }

  /** 0 to 1, 1 left out (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  happens(probability: number): boolean {
    return probability > 0 && this.next() < probability;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** A whole number, both ends among them. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  /** Short ones often, long ones rarely: each order of magnitude as likely as the next. */
  spread(least: number, most: number): number {
    return least * (most / least) ** this.next();
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.whole(0, from.length - 1)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  some<T>(from: readonly T[], probability: number): T[] {
    return from.filter(() => this.happens(probability));
  }

  id(now: number): string {
    return uuidV7(
      now,
      Uint8Array.from({ length: 10 }, () => this.whole(0, 255)),
    );
  }
}
