import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Clock } from './clock';
import { migrations } from './schema';

/** The most parsed records in memory, over all lists: about twenty megabytes. */
const maxMemoized = 20_000;

/**
 * The persistent state of the sandbox: one SQLite file. WAL with synchronous=NORMAL survives `kill -9` of this process,
 * because the operating system has every committed page; it need not survive a power cut.
 */
export class Store {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #memoized = new Map<string, readonly unknown[]>();
  #memoizedRecords = 0;
  #depth = 0;
  readonly clock: Clock;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    // The lock is exclusive: a second sandbox on the same folder waits five seconds, then fails with "locked".
    this.#database.exec(
      'PRAGMA busy_timeout=5000; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;',
    );
    this.#migrate();
    const offset = this.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'clock'`);
    this.clock = new Clock(Number(offset?.value ?? 0));
  }

  #migrate(): void {
    const done = this.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
    migrations.forEach((sql, index) => {
      if (index >= done) this.transaction(() => this.#database.exec(`${sql}; PRAGMA user_version = ${index + 1}`));
    });
  }

  /** Returns rows typed by the caller: only the sandbox's own statements write these tables. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** Returns the count of `SELECT count(*) FROM …`, given the rest of the statement. */
  count(from: string, ...values: SQLInputValue[]): number {
    return this.get<{ count: number }>(`SELECT count(*) AS count FROM ${from}`, ...values)?.count ?? 0;
  }

  /** Inserts a row, given by column name. */
  insert(table: string, row: Readonly<Record<string, SQLInputValue>>): void {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
    this.run(sql, ...Object.values(row));
  }

  /** Runs `work` in a transaction, or inside the one that is open. An exception rolls everything back. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      this.#invalidateAll();
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Returns a memoized list, or computes it. `invalidate` discards it; a rollback discards every list. */
  memoize<T>(key: string, compute: () => readonly T[]): readonly T[] {
    // Each key belongs to one type of list.
    const known = this.#memoized.get(key) as readonly T[] | undefined;
    if (known) return known;
    const list = compute();
    if (this.#memoizedRecords + list.length > maxMemoized) this.#invalidateAll();
    this.#memoized.set(key, list);
    this.#memoizedRecords += list.length;
    return list;
  }

  invalidate(key: string): void {
    this.#memoizedRecords -= this.#memoized.get(key)?.length ?? 0;
    this.#memoized.delete(key);
  }

  #invalidateAll(): void {
    this.#memoized.clear();
    this.#memoizedRecords = 0;
  }

  /** Returns the next number of a named sequence. */
  next(sequence: string): number {
    this.run('INSERT INTO sequences (name, value) VALUES (?, 0) ON CONFLICT DO NOTHING', sequence);
    this.run('UPDATE sequences SET value = value + 1 WHERE name = ?', sequence);
    return this.get<{ value: number }>('SELECT value FROM sequences WHERE name = ?', sequence)?.value ?? 1;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/** The store and the base URL of a sandbox, for records that contain links. */
export interface ServedStore {
  readonly store: Store;
  readonly baseUrl: string;
}
