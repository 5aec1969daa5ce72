/**
 * The sandbox's own time, UTC: the machine's, moved by what the control plane set. Everything that is dated, expires
 * or waits asks it; only what a receiver checks against its own clock (a webhook's timestamp) uses the machine's.
 */
export class Clock {
  #offsetMs: number;

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Zero is the machine's own time again. */
  moveTo(offsetMs: number): void {
    this.#offsetMs = offsetMs;
  }
}
