/** A lane must be taken over before its worker has been down for this long, even if the worker then resumes. */
const takeoverLimitMs = 30_000;

/** Measures how long lanes wait for a takeover after their worker goes down. All times are in milliseconds. */
export class Takeovers {
  readonly #downSince = new Map<string, number>();
  /** Lanes held by a worker that is down, with the time since when it is. */
  readonly #waiting = new Map<string, { readonly holder: string; readonly since: number }>();
  #longest: number | null = null;

  /** The longest wait in seconds; null when no lane waited. */
  get longestSeconds(): number | null {
    return this.#longest === null ? null : Math.round(this.#longest / 100) / 10;
  }

  ownerDown(workerId: string, at: number): void {
    this.#downSince.set(workerId, at);
  }

  /** The worker resumes. Lanes it still holds count as waiting only if it was down for longer than the limit. */
  ownerUp(workerId: string, at: number): void {
    this.#downSince.delete(workerId);
    for (const [lane, { holder, since }] of this.#waiting) {
      if (holder !== workerId) continue;
      if (at - since > takeoverLimitMs) this.#record(at - since);
      this.#waiting.delete(lane);
    }
  }

  /** Records the holder of each lane at this time. */
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

  /** Counts lanes that still wait as waiting until now. */
  finish(at: number): void {
    for (const { since } of this.#waiting.values()) this.#record(at - since);
  }

  #record(wait: number): void {
    this.#longest = Math.max(this.#longest ?? 0, wait);
  }
}
