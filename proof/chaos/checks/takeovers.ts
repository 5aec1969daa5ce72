/**
 * When a worker is down for longer than this, other workers must have taken over its lanes, even if it resumes later.
 */
const takeoverLimitMs = 30_000;

/** Measures how long the lanes of a worker that is down wait until another worker takes them over, in milliseconds. */
export class Takeovers {
  readonly #downSince = new Map<string, number>();
  /** The lanes whose holder is down, each with that worker's id and the time at which the worker went down. */
  readonly #waiting = new Map<string, { readonly holder: string; readonly since: number }>();
  #longest: number | null = null;

  /** The longest wait in seconds; null when no lane waited. */
  get longestSeconds(): number | null {
    return this.#longest === null ? null : Math.round(this.#longest / 100) / 10;
  }

  ownerDown(workerId: string, at: number): void {
    this.#downSince.set(workerId, at);
  }

  /**
   * Records that a worker runs again. A lane that it still holds counts as a wait only if the worker was down for
   * longer than the limit.
   */
  ownerUp(workerId: string, at: number): void {
    this.#downSince.delete(workerId);
    for (const [lane, { holder, since }] of this.#waiting) {
      if (holder !== workerId) continue;
      if (at - since > takeoverLimitMs) this.#record(at - since);
      this.#waiting.delete(lane);
    }
  }

  /**
   * Compares the current holder of each lane with the earlier one. A new holder ends the wait of the lane; a holder
   * that is down starts a wait.
   */
  observe(holders: ReadonlyMap<string, string>, at: number): void {
    for (const [lane, { holder, since }] of this.#waiting) {
      if (holders.get(lane) === holder) continue;
      this.#record(at - since);
      this.#waiting.delete(lane);
    }
    for (const [lane, holder] of holders) {
      const since = this.#downSince.get(holder);
      if (since !== undefined && !this.#waiting.has(lane)) this.#waiting.set(lane, { holder, since });
    }
  }

  /** Ends the measurement: a lane that still waits counts with the time it has waited until now. */
  finish(at: number): void {
    for (const { since } of this.#waiting.values()) this.#record(at - since);
  }

  #record(wait: number): void {
    this.#longest = Math.max(this.#longest ?? 0, wait);
  }
}
