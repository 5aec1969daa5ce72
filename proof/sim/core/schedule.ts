type Entry = { readonly at: number; readonly sequence: number; readonly run: () => void };

/** The simulated time. Runs the scheduled functions by time, and in order of insertion within a millisecond. */
export class Schedule {
  now: number;
  steps = 0;
  /** Sorted with the latest first, so that `pop` removes the next entry. */
  readonly #entries: Entry[] = [];
  #sequence = 0;

  constructor(start: number) {
    this.now = start;
  }

  after(ms: number, run: () => void): void {
    this.at(this.now + Math.max(0, ms), run);
  }

  at(at: number, run: () => void): void {
    // The time is rounded up to whole milliseconds, because the database stores those.
    const entry = { at: Math.max(Math.ceil(at), this.now), sequence: this.#sequence++, run };
    this.#entries.splice(this.#entries.findLastIndex((other) => isBefore(entry, other)) + 1, 0, entry);
  }

  /** The time of the next entry, or infinity if there is none. */
  get nextAt(): number {
    return this.#entries.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Advances the time to the next entry and runs it. Also runs all code that waits for promises resolved by it. */
  async step(): Promise<void> {
    const entry = this.#entries.pop();
    if (!entry) return;
    this.now = entry.at;
    await this.runNow(entry.run);
  }

  async runNow(run: () => void): Promise<void> {
    this.steps += 1;
    run();
    await new Promise(setImmediate);
  }
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.sequence < other.sequence);
