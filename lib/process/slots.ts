type Waiter = { readonly owner: string; readonly enter: () => void };

/**
 * Lets at most `atOnce` tasks run. Of those that wait, the next is the first one whose owner has the fewest running, so
 * that a person with a hundred files delays another person by one file at most.
 */
export class Slots {
  readonly #running: string[] = [];
  readonly #waiting: Waiter[] = [];

  constructor(readonly atOnce: number) {}

  /**
   * Waits for a slot. Returns the function that frees it. Rejects with the signal's reason if it aborts during the wait.
   */
  enter(owner: string, signal?: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        owner,
        enter: () => {
          signal?.removeEventListener('abort', leave);
          this.#running.push(owner);
          resolve(() => this.#free(owner));
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiter);
      this.#fill();
    });
  }

  #free(owner: string): void {
    this.#running.splice(this.#running.indexOf(owner), 1);
    this.#fill();
  }

  #fill(): void {
    while (this.#running.length < this.atOnce && this.#waiting.length > 0) this.#next()?.enter();
  }

  #next(): Waiter | undefined {
    const runningOf = (owner: string) => this.#running.filter((other) => other === owner).length;
    const fewest = Math.min(...this.#waiting.map(({ owner }) => runningOf(owner)));
    const index = this.#waiting.findIndex(({ owner }) => runningOf(owner) === fewest);
    return this.#waiting.splice(index, 1)[0];
  }
}
