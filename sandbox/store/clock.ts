/**
 * The sandbox's clock, in UTC: the machine's time plus an offset that the control plane sets. All dates, expiries and
 * delays use it. Only a webhook's timestamp uses the machine's time, because receivers compare it with their own clock.
 */
export class Clock {
  #offsetMs: number;

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  /** Returns milliseconds since 1970. */
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
