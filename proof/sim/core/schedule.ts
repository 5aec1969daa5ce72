type Entry = { readonly at: number; readonly sequence: number; readonly run: () => void };

/** Virtual time: runs entries in order of their time, and entries of the same millisecond in order of insertion. */
export class Schedule {
  now: number;
  steps = 0;
  /** Sorted latest first, so that `pop` takes the next entry. */
  readonly #entries: Entry[] = [];
  #sequence = 0;

  constructor(start: number) {
    this.now = start;
  }

  after(ms: number, run: () => void): void {
    this.at(this.now + Math.max(0, ms), run);
  }

  at(at: number, run: () => void): void {
    // Whole milliseconds, as the database stores them.
    const entry = { at: Math.max(Math.ceil(at), this.now), sequence: this.#sequence++, run };
    this.#entries.splice(this.#entries.findLastIndex((other) => isBefore(entry, other)) + 1, 0, entry);
  }

  /** The time of the next entry; infinity when there is none. */
  get nextAt(): number {
    return this.#entries.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Advances to the next entry and runs it, with all promises that it settles. */
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
