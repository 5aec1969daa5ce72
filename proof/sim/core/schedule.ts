type Entry = { readonly at: number; readonly turn: number; readonly run: () => void };

/** Virtual time: what happens later, in order; of two at one instant the one asked for first. */
export class Schedule {
  now: number;
  steps = 0;
  readonly #heap: Entry[] = [];
  #turn = 0;

  constructor(start: number) {
    this.now = start;
  }

  after(ms: number, run: () => void): void {
    this.at(this.now + Math.max(0, ms), run);
  }

  at(at: number, run: () => void): void {
    const heap = this.#heap;
    // Whole milliseconds, as the rows keep them.
    const entry = { at: Math.max(Math.ceil(at), this.now), turn: this.#turn++, run };
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !isBefore(entry, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  /** When something happens next. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Lets the next thing happen, and all that follows from it without waiting. */
  async step(): Promise<void> {
    const entry = this.#take();
    if (!entry) return;
    this.now = entry.at;
    await this.let(entry.run);
  }

  async let(run: () => void): Promise<void> {
    this.steps += 1;
    run();
    await new Promise(setImmediate);
  }

  #take(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      if (!left) break;
      const right = heap[2 * place + 2];
      const [child, at] = right && isBefore(right, left) ? [right, 2 * place + 2] : [left, 2 * place + 1];
      if (!isBefore(child, last)) break;
      heap[place] = child;
      place = at;
    }
    heap[place] = last;
    return first;
  }
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.turn < other.turn);
