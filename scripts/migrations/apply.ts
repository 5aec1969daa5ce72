import { Client } from 'pg';
import { UserError } from '../process/terminal';
import { type Migration, migrationsFolder, readMigrations } from './folder';
import { createHistory, readHistory, recordFinished, recordUnfinished, refuseHistory } from './history';

/** The number of the advisory lock. Every version of Outlay must use the same one. */
const lockId = 7_204_110_526;

type Options = {
  readonly folder?: string;
  /** Called after the migrations, while the lock is still held. */
  readonly afterwards?: () => Promise<void>;
};

/**
 * Applies the pending migrations to the database at `url`, oldest first, and returns their names. Processes that
 * migrate at the same time take turns on an advisory lock. Each migration is one transaction, which also records it.
 *
 * Throws a `UserError` for a migration whose SQL fails, that was edited after it had been applied, or that an earlier run
 * left unfinished.
 */
export async function migrate(url: string, { folder = migrationsFolder, afterwards }: Options = {}): Promise<string[]> {
  const client = new Client({ connectionString: url });
  // Without this handler, a lost connection would end the process. The running query is rejected as well.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockId]);
    await createHistory(client);
    const history = await readHistory(client);
    const migrations = readMigrations(folder);
    refuseHistory(history, migrations);
    const pending = migrations.filter(({ name }) => !history.some((row) => row.name === name));
    for (const migration of pending) await apply(client, migration);
    await afterwards?.();
    return pending.map(({ name }) => name);
  } finally {
    // This ends the database session, which releases the lock.
    await client.end();
  }
}

async function apply(client: Client, migration: Migration) {
  await client.query('BEGIN');
  const transaction = await currentTransaction(client);
  try {
    await client.query(migration.sql);
    if ((await currentTransaction(client)) !== transaction) {
      throw new Error('it ends its own transaction (COMMIT or ROLLBACK); leave that to the migration tool.');
    }
    await recordFinished(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const isCommitted = (await outcomeOf(client, transaction)) === 'committed';
    if (isCommitted) await recordUnfinished(client, migration);
    throw new UserError(
      `Migration ${migration.name} failed: ${error instanceof Error ? error.message : error}${place(migration.sql, error)}\n${
        isCommitted
          ? 'It ended its own transaction, so the statements before that remain in the database.'
          : 'Nothing of it remains in the database. Correct the SQL and start again.'
      }`,
    );
  }
}

async function currentTransaction(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]?.id ?? '';
}

async function outcomeOf(client: Client, transaction: string): Promise<string | undefined> {
  const { rows } = await client.query<{ status: string }>('SELECT pg_xact_status($1::xid8) AS status', [transaction]);
  return rows[0]?.status;
}

/** Returns a text with the line of the error. Postgres reports the position in characters from the start of the SQL. */
function place(sql: string, error: unknown): string {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN;
  if (!Number.isFinite(position)) return '';
  const line = sql.slice(0, position - 1).split('\n').length;
  return ` (line ${line}: ${sql.split('\n')[line - 1]?.trim() ?? ''})`;
}
