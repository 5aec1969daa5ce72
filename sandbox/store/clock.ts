/**
 * The sandbox's clock, in UTC: the machine's time plus an offset that the control plane sets. All dates, expiry times
 * and delays use it. Only the timestamps of webhooks use the machine's time, because receivers compare them with their
 * own clock.
 */
export class Clock {
  #offsetMs: number;

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  /** Returns the time in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Sets the offset from the machine's time. */
  moveTo(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }
}
