/** Runs a task soon after it was asked for, and at most once in `everyMs`. Requests meanwhile are one. */
export class Throttle {
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly everyMs: number,
    readonly soonMs: number,
    readonly task: () => void,
  ) {}

  run(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#last = Date.now();
        this.task();
      },
      Math.max(this.soonMs, this.#last + this.everyMs - Date.now()),
    );
  }

  /** Drops a request that has not run. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
