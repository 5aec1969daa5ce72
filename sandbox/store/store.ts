import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Clock } from './clock';
import { migrations } from './schema';

/** The maximum number of parsed records in memory, over all lists. They need about 20 MB. */
const maxMemoized = 20_000;

/**
 * The database of the sandbox, in one SQLite file. With WAL and synchronous=NORMAL it survives `kill -9` of this
 * process, because the operating system already has every committed page. It need not survive a power cut.
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
    // The lock is exclusive. A second sandbox on the same folder waits five seconds, then fails with "locked".
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

  /**
   * Returns the rows of a query. The caller gives their type; this is safe because only the sandbox writes these
   * tables.
   */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** Returns the result of `SELECT count(*) FROM …`. `from` is the part of the statement after FROM. */
  count(from: string, ...values: SQLInputValue[]): number {
    return this.get<{ count: number }>(`SELECT count(*) AS count FROM ${from}`, ...values)?.count ?? 0;
  }

  /** Inserts a row. The keys of `row` are the names of the columns. */
  insert(table: string, row: Readonly<Record<string, SQLInputValue>>): void {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
    this.run(sql, ...Object.values(row));
  }

  /**
   * Runs `work` in a transaction. If one is already open, `work` becomes part of it. An exception rolls the whole
   * transaction back.
   */
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

  /**
   * Returns the list memoized under this key, or computes and memoizes it. `invalidate` discards one list; a rollback
   * discards all.
   */
  memoize<T>(key: string, compute: () => readonly T[]): readonly T[] {
    // The cast is safe, because each key is used for only one type of list.
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

  /** Returns the next number of a sequence, given by its name. */
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

/** The store and the base URL of a sandbox. Functions need both to build records that contain links. */
export interface ServedStore {
  readonly store: Store;
  readonly baseUrl: string;
}
