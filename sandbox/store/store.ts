import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Clock } from './clock';
import { migrations } from './schema';

/** Records kept parsed, over all lists: some twenty megabytes. */
const recordsRemembered = 20_000;

/**
 * The sandbox's only state: one SQLite file. WAL with synchronous=NORMAL, because what must survive is `kill -9` of
 * this process (the operating system has every committed page), not a power cut under a demo.
 */
export class Store {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #remembered = new Map<string, readonly unknown[]>();
  #recordsKept = 0;
  #depth = 0;
  readonly clock: Clock;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#database = new DatabaseSync(file);
    // Exclusive: a second sandbox on the same folder waits five seconds for the first to end, then says "locked".
    this.#database.exec(
      'PRAGMA busy_timeout=5000; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;',
    );
    this.#migrate();
    this.clock = new Clock(
      Number(this.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'clock'`)?.value ?? 0),
    );
  }

  #migrate(): void {
    const done = this.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
    migrations.forEach((sql, index) => {
      if (index >= done) this.transaction(() => this.#database.exec(`${sql}; PRAGMA user_version = ${index + 1}`));
    });
  }

  /** Rows as the caller knows them: only this folder's own statements write these tables. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** All of `work` or nothing of it. Work inside work joins the outer transaction. */
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
      this.#forgetAll();
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** A list worked out from the tables, kept until it is forgotten; an undone transaction forgets everything. */
  memoize<T>(key: string, workOut: () => readonly T[]): readonly T[] {
    // Each key is used for one type of list only.
    const known = this.#remembered.get(key) as readonly T[] | undefined;
    if (known) return known;
    const list = workOut();
    if (this.#recordsKept + list.length > recordsRemembered) this.#forgetAll();
    this.#remembered.set(key, list);
    this.#recordsKept += list.length;
    return list;
  }

  invalidate(key: string): void {
    this.#recordsKept -= this.#remembered.get(key)?.length ?? 0;
    this.#remembered.delete(key);
  }

  #forgetAll(): void {
    this.#remembered.clear();
    this.#recordsKept = 0;
  }

  /** The next number of a named sequence, for packages that number their records. */
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

/** The store of a sandbox, and where that sandbox is reached: records carry links. */
export interface ServedStore {
  readonly store: Store;
  readonly baseUrl: string;
}
