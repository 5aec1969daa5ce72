/** A lane still held by a worker that stands still for so long should have been taken over, whether it goes on or not. */
const promisedMs = 30_000;

/** How long lanes wait for another worker when theirs is gone. All moments in milliseconds. */
export class Takeovers {
  readonly #downSince = new Map<string, number>();
  /** Lanes that wait: whose they are, and since when that one is down. */
  readonly #waiting = new Map<string, { readonly holder: string; readonly since: number }>();
  #longest: number | null = null;

  /** The longest wait in seconds; null when no lane had to. */
  get longestSeconds(): number | null {
    return this.#longest === null ? null : Math.round(this.#longest / 100) / 10;
  }

  down(workerId: string, at: number): void {
    this.#downSince.set(workerId, at);
  }

  /** It goes on after a pause. What it still holds was not due to be taken over, unless the pause was long. */
  up(workerId: string, at: number): void {
    this.#downSince.delete(workerId);
    for (const [lane, { holder, since }] of this.#waiting) {
      if (holder !== workerId) continue;
      if (at - since > promisedMs) this.#note(at - since);
      this.#waiting.delete(lane);
    }
  }

  /** Who held which lane at that moment. */
  saw(holders: ReadonlyMap<string, string>, at: number): void {
    for (const [lane, { holder, since }] of this.#waiting) {
      if (holders.get(lane) === holder) continue;
      this.#note(at - since);
      this.#waiting.delete(lane);
    }
    for (const [lane, holder] of holders) {
      const since = this.#downSince.get(holder);
      if (since !== undefined && !this.#waiting.has(lane)) this.#waiting.set(lane, { holder, since });
    }
  }

  /** What nobody has taken up by now waited at least until now. */
  end(at: number): void {
    for (const { since } of this.#waiting.values()) this.#note(at - since);
  }

  #note(wait: number): void {
    this.#longest = Math.max(this.#longest ?? 0, wait);
  }
}
