import { maxLoggedRequests, readLogBatch, readLogDelayMs } from '../../settings';
import type { Store } from '../../store/store';

/** A request in the log, without its headers and body. */
export interface LoggedRequest {
  readonly id: string;
  readonly at: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly companyId: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** The status of the response. 0 means that there was no response. */
  readonly status: number;
  readonly durationMs: number;
  readonly replayed: boolean;
  readonly fault: string | undefined;
}

/** The logged part of a request or response: some headers, and the start of the body. */
export interface LoggedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface RequestFilter {
  readonly operation?: string | undefined;
  readonly companyId?: string | undefined;
  /** A single status such as `404`, or a class of statuses such as `4xx`. */
  readonly status?: string | undefined;
  readonly since?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export type RequestEntry = LoggedRequest & { readonly sent: LoggedMessage; readonly answered: LoggedMessage };

/** A row of the table. Missing values are null, and `replayed` is 0 or 1. */
type RequestRow = Omit<LoggedRequest, 'companyId' | 'idempotencyKey' | 'fault' | 'replayed'> &
  Readonly<Record<'companyId' | 'idempotencyKey' | 'fault', string | null>> & { readonly replayed: number };

const columns =
  'id, at, operation, method, path, company_id AS companyId, idempotency_key AS idempotencyKey, status, duration_ms AS durationMs, replayed, fault';

const pruneInterval = 500;

/**
 * The log of all requests. A write is logged in the same transaction as its work, so every record in the books has its
 * request. Reads are logged later, in batches.
 */
export class RequestLog {
  readonly #store: Store;
  #buffer: { readonly position: number; readonly entry: RequestEntry }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #position: number;
  #stopped = false;
  #readsPrunedTo = 0;
  #writesPrunedTo = 0;

  constructor(store: Store) {
    this.#store = store;
    this.#position = store.get<{ newest: number | null }>('SELECT max(position) AS newest FROM requests')?.newest ?? 0;
  }

  /** Logs a write. Call it inside the transaction of the work. */
  write(entry: RequestEntry): void {
    this.#insert(++this.#position, entry);
  }

  /** Adds an entry to the next batch. */
  enqueue(entry: RequestEntry): void {
    if (this.#stopped) return;
    this.#buffer.push({ position: ++this.#position, entry });
    if (this.#buffer.length >= readLogBatch) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), readLogDelayMs);
  }

  /** Logs the waiting entries. Later entries are ignored. */
  stop(): void {
    this.flush();
    this.#stopped = true;
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const buffered = this.#buffer;
    this.#buffer = [];
    if (buffered.length === 0) return;
    this.#store.transaction(() => {
      for (const { position, entry } of buffered) this.#insert(position, entry);
      this.#prune();
    });
  }

  /** Returns the requests that match the filter, newest first. */
  list(filter: RequestFilter): readonly LoggedRequest[] {
    this.flush();
    const { where, values } = conditions(filter);
    return this.#store
      .all<RequestRow>(
        `SELECT ${columns} FROM requests ${where} ORDER BY position DESC LIMIT ? OFFSET ?`,
        ...values,
        filter.limit ?? 200,
        filter.offset ?? 0,
      )
      .map(requestOf);
  }

  count(filter: RequestFilter): number {
    this.flush();
    const { where, values } = conditions(filter);
    return this.#store.count(`requests ${where}`, ...values);
  }

  /** Returns a request with its headers and bodies. These are null if they were deleted to save space. */
  find(
    id: string,
  ): (LoggedRequest & { readonly sent: LoggedMessage | null; readonly answered: LoggedMessage | null }) | undefined {
    this.flush();
    const row = this.#store.get<RequestRow & { readonly sent: string | null; readonly answered: string | null }>(
      `SELECT ${columns}, sent, answered FROM requests WHERE id = ?`,
      id,
    );
    if (!row) return undefined;
    const { sent, answered, ...rest } = row;
    return { ...requestOf(rest), sent: JSON.parse(sent ?? 'null'), answered: JSON.parse(answered ?? 'null') };
  }

  /** Returns the ids of all operations that occur in the log. */
  operations(): readonly string[] {
    this.flush();
    return this.#store
      .all<{ operation: string }>('SELECT DISTINCT operation FROM requests ORDER BY operation')
      .map(({ operation }) => operation);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#buffer = [];
    this.#readsPrunedTo = this.#position;
    this.#writesPrunedTo = this.#position;
    this.#store.run('DELETE FROM requests');
  }

  #insert(position: number, entry: RequestEntry): void {
    this.#store.insert('requests', {
      id: entry.id,
      at: entry.at,
      position,
      operation: entry.operation,
      method: entry.method,
      path: entry.path,
      company_id: entry.companyId ?? null,
      idempotency_key: entry.idempotencyKey ?? null,
      status: entry.status,
      duration_ms: entry.durationMs,
      replayed: entry.replayed ? 1 : 0,
      fault: entry.fault ?? null,
      sent: JSON.stringify(entry.sent),
      answered: JSON.stringify(entry.answered),
    });
  }

  /**
   * Deletes old reads, and old writes that failed or were replayed. Of other old writes it deletes only the headers and
   * bodies.
   */
  #prune(): void {
    const reads = this.#position - maxLoggedRequests.reads;
    if (reads < this.#readsPrunedTo + pruneInterval) return;
    this.#store.run(
      `DELETE FROM requests WHERE position > ? AND position <= ? AND method IN ('GET', 'HEAD')`,
      this.#readsPrunedTo,
      reads,
    );
    this.#readsPrunedTo = reads;
    const writes = this.#position - maxLoggedRequests.writes;
    if (writes < this.#writesPrunedTo + pruneInterval) return;
    const range = [this.#writesPrunedTo, writes] as const;
    this.#store.run(
      'DELETE FROM requests WHERE position > ? AND position <= ? AND (status NOT BETWEEN 200 AND 299 OR replayed = 1)',
      ...range,
    );
    this.#store.run('UPDATE requests SET sent = NULL, answered = NULL WHERE position > ? AND position <= ?', ...range);
    this.#writesPrunedTo = writes;
  }
}

const requestOf = (row: RequestRow): LoggedRequest => ({
  ...row,
  companyId: row.companyId ?? undefined,
  idempotencyKey: row.idempotencyKey ?? undefined,
  replayed: Boolean(row.replayed),
  fault: row.fault ?? undefined,
});

function conditions(filter: RequestFilter): { readonly where: string; readonly values: readonly (string | number)[] } {
  const found: (readonly [sql: string, ...values: (string | number)[]])[] = [];
  if (filter.operation) found.push(['operation = ?', filter.operation]);
  if (filter.companyId) found.push(['company_id = ?', filter.companyId]);
  if (filter.since) found.push(['at >= ?', new Date(filter.since).toISOString()]);
  if (filter.status) {
    const hundreds = /^([1-5])xx$/.exec(filter.status)?.[1];
    if (hundreds) found.push(['status BETWEEN ? AND ?', Number(hundreds) * 100, Number(hundreds) * 100 + 99]);
    else found.push(['status = ?', Number(filter.status)]);
  }
  return {
    where: found.length === 0 ? '' : `WHERE ${found.map(([sql]) => sql).join(' AND ')}`,
    values: found.flatMap(([, ...values]) => values),
  };
}
