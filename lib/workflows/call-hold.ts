/** What a hold needs outside its own code. */
type HoldPorts = {
  /** Stores in the database, for all processes, that no call may be made for these seconds. */
  readonly saveHold: (seconds: number) => Promise<unknown>;
  /** Returns the milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

const retryMs = 250;

/**
 * The wait that Codat's Retry-After asks for, as this process knows it. It begins when the response arrives. The
 * database tells the other processes a moment later, or later still when it is down.
 */
export class CallHold {
  readonly #ports: HoldPorts;
  #until = Number.NEGATIVE_INFINITY;
  #savedUntil = Number.NEGATIVE_INFINITY;
  #isSaving = false;

  constructor(ports: HoldPorts) {
    this.#ports = ports;
  }

  /** The milliseconds until a call may be made; 0 when one may be made now. */
  get waitMs(): number {
    return Math.max(0, this.#until - this.#ports.now());
  }

  start(seconds: number): void {
    this.#until = Math.max(this.#until, this.#ports.now() + seconds * 1000);
  }

  /** Records that the database has the hold that began with a Retry-After of these seconds. */
  saved(seconds: number): void {
    this.#savedUntil = Math.max(this.#savedUntil, this.#ports.now() + seconds * 1000);
  }

  /** Stores the hold again and again until the database has it or it has passed. */
  async saveUntilStored(): Promise<void> {
    if (this.#isSaving) return;
    this.#isSaving = true;
    for (let seconds = this.#unsavedSeconds; seconds > 0; seconds = this.#unsavedSeconds) {
      await this.#ports.saveHold(seconds).then(
        () => this.saved(seconds),
        () => this.#ports.sleep(retryMs),
      );
    }
    this.#isSaving = false;
  }

  get #unsavedSeconds(): number {
    return this.#until > this.#savedUntil ? Math.ceil(this.waitMs / 1000) : 0;
  }
}
