import { requestsKept } from '../settings';

export interface LoggedRequest {
  readonly id: string;
  readonly at: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly companyId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly status: number;
  readonly durationMs: number;
  readonly replayed: boolean;
  readonly fault: string | undefined;
}

export interface Stats {
  readonly since: string;
  readonly requests: number;
  readonly byOperation: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly throttled: number;
  readonly beforeRetryAfter: number;
  readonly mostInFlight: Readonly<Record<string, number>>;
}

/** The newest requests and the counts of all since the start. In memory: it is for people and benchmarks. */
export class RequestLog {
  #newest: LoggedRequest[] = [];
  #since = new Date().toISOString();
  #count = 0;
  #byOperation = new Map<string, number>();
  #byStatus = new Map<string, number>();
  throttled = 0;
  beforeRetryAfter = 0;
  readonly mostInFlight = new Map<string, number>();

  add(request: LoggedRequest): void {
    this.#count += 1;
    this.#byOperation.set(request.operation, (this.#byOperation.get(request.operation) ?? 0) + 1);
    this.#byStatus.set(String(request.status), (this.#byStatus.get(String(request.status)) ?? 0) + 1);
    this.#newest.push(request);
    if (this.#newest.length > requestsKept * 2) this.#newest = this.#newest.slice(-requestsKept);
  }

  newest(count = 200): readonly LoggedRequest[] {
    return this.#newest.slice(-Math.min(count, requestsKept)).reverse();
  }

  stats(): Stats {
    return {
      since: this.#since,
      requests: this.#count,
      byOperation: Object.fromEntries(this.#byOperation),
      byStatus: Object.fromEntries(this.#byStatus),
      throttled: this.throttled,
      beforeRetryAfter: this.beforeRetryAfter,
      mostInFlight: Object.fromEntries(this.mostInFlight),
    };
  }

  clear(): void {
    this.#newest = [];
    this.#since = new Date().toISOString();
    this.#count = 0;
    this.#byOperation.clear();
    this.#byStatus.clear();
    this.throttled = 0;
    this.beforeRetryAfter = 0;
    this.mostInFlight.clear();
  }
}
