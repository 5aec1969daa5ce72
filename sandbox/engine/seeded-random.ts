/** A random number generator (mulberry32). The same seed always gives the same sequence. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns an integer from 1 to `most` (inclusive). */
  integerUpTo(most: number): number {
    return 1 + this.integerBelow(most);
  }

  /** Returns an integer from 0 (inclusive) to `end` (exclusive). */
  integerBelow(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** Returns one of the choices at random. Throws if there are none. */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.integerBelow(choices.length)];
    if (choice === undefined) throw new Error('There are no choices to pick from');
    return choice;
  }
}
