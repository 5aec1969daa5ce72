import type { LoggedRequest } from './request-log';

/** The counts of all requests since the start, or since the last reset. In memory. */
export class Stats {
  #since: string;
  #requests = 0;
  #byOperation = new Map<string, Map<number, number>>();
  #byStatus = new Map<number, number>();
  #throttled = 0;
  #tooSoon = new Map<string, number>();
  #mostInFlight = new Map<string, number>();

  constructor(since: string) {
    this.#since = since;
  }

  count({ operation, status }: Pick<LoggedRequest, 'operation' | 'status'>): void {
    this.#requests += 1;
    add(this.#byStatus, status);
    const statuses = this.#byOperation.get(operation) ?? new Map<number, number>();
    this.#byOperation.set(operation, statuses);
    add(statuses, status);
    if (status === 429) this.#throttled += 1;
  }

  /** A client called before the Retry-After it was given had passed. */
  countEarlyCall(address: string): void {
    add(this.#tooSoon, address);
  }

  recordInFlight(companyId: string, calls: number): void {
    if (calls > (this.#mostInFlight.get(companyId) ?? 0)) this.#mostInFlight.set(companyId, calls);
  }

  get view() {
    return {
      since: this.#since,
      requests: this.#requests,
      byOperation: mapped(this.#byOperation, total),
      byStatus: Object.fromEntries(this.#byStatus),
      byOperationAndStatus: mapped(this.#byOperation, Object.fromEntries),
      throttled: this.#throttled,
      beforeRetryAfter: total(this.#tooSoon),
      beforeRetryAfterByAddress: Object.fromEntries(this.#tooSoon),
      mostInFlight: Object.fromEntries(this.#mostInFlight),
    };
  }

  clear(since: string): void {
    this.#since = since;
    this.#requests = 0;
    this.#throttled = 0;
    for (const counts of [this.#byOperation, this.#byStatus, this.#tooSoon, this.#mostInFlight]) counts.clear();
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const total = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

const mapped = <Value, Result>(map: ReadonlyMap<string, Value>, to: (value: Value) => Result): Record<string, Result> =>
  Object.fromEntries([...map].map(([key, value]) => [key, to(value)]));
