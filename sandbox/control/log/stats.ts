import type { LoggedRequest } from './request-log';

/** Counts of all requests since the start or the last reset. They are in memory only. */
export class Stats {
  #since: string;
  #requests = 0;
  #byOperation = new Map<string, Map<number, number>>();
  #byStatus = new Map<number, number>();
  #throttled = 0;
  #earlyCalls = new Map<string, number>();
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

  /** Counts a call that a client made before the Retry-After of an earlier 429 had passed. */
  countEarlyCall(address: string): void {
    add(this.#earlyCalls, address);
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
      beforeRetryAfter: total(this.#earlyCalls),
      beforeRetryAfterByAddress: Object.fromEntries(this.#earlyCalls),
      mostInFlight: Object.fromEntries(this.#mostInFlight),
    };
  }

  clear(since: string): void {
    this.#since = since;
    this.#requests = 0;
    this.#throttled = 0;
    for (const counts of [this.#byOperation, this.#byStatus, this.#earlyCalls, this.#mostInFlight]) counts.clear();
  }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const total = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

const mapped = <Value, Result>(map: ReadonlyMap<string, Value>, to: (value: Value) => Result): Record<string, Result> =>
  Object.fromEntries([...map].map(([key, value]) => [key, to(value)]));
