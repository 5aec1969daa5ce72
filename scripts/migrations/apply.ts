import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { Stop } from '../process/terminal';
import { TransactionalAdapter } from './adapter';
import { migrationsFolder, readMigrations } from './folder';
import { type Applied, editedSince, isCurrent, readHistory } from './history';
import { asList, noFilter, openEngine } from './schema-engine';

/** Any number will do, as long as every version of this tool takes the same one. */
const lockId = 7_204_110_526;

type Failure = NonNullable<TransactionalAdapter['failure']>;

type Options = {
  readonly folder?: string;
  /** Runs after the migrations and inside the same lock. */
  readonly afterwards?: () => Promise<void>;
};

/**
 * Brings the database at `url` to the newest migration and answers with the names of those it applied. Any number of
 * processes may do so at once: one works, the others wait and find nothing to do. Each migration is one transaction;
 * what an interrupted run left is recognised and tried again.
 *
 * Refuses, with a `Stop`, a migration whose SQL fails, and one that was edited after it had been applied.
 */
export async function migrate(url: string, { folder = migrationsFolder, afterwards }: Options = {}): Promise<string[]> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [lockId]);
    const applied = await applyPending(url, lock, folder);
    await afterwards?.();
    return applied;
  } finally {
    // Ends the session, and with it the lock.
    await lock.end();
  }
}

async function applyPending(url: string, client: Client, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const history = await readHistory(client);
  refuseEdited(editedSince(history, migrations));
  if (isCurrent(history, migrations)) return [];
  for (const row of history) if (!row.finished) await forgetInterrupted(client, row);

  const adapter = new TransactionalAdapter(url, migrations);
  const engine = await openEngine(adapter);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: asList(folder, migrations),
      filters: noFilter,
    });
    return appliedMigrationNames;
  } catch (error) {
    throw adapter.failure ? await explain(client, adapter.failure) : error;
  } finally {
    engine.free();
    await adapter.close();
  }
}

/**
 * A migration is recorded as finished by its own transaction. One that is not finished has therefore left nothing, as
 * soon as Postgres says that its transaction was aborted; then it may be tried again.
 */
async function forgetInterrupted(client: Client, { name, transaction }: Applied) {
  const outcome = transaction === null ? 'unknown' : await outcomeOf(client, transaction);
  if (outcome !== 'aborted') {
    throw new Stop(
      `Migration ${name} was begun and not finished, and whether it left something behind is ${outcome === 'committed' ? 'certain: it ended its own transaction' : 'not known: another tool began it'}. Put the database right by hand, then set rolled_back_at in its row of _prisma_migrations.`,
    );
  }
  await markRolledBack(client, name);
}

/** The server may still be busy with the statement of a process that was killed: wait for its end. */
async function outcomeOf(client: Client, transaction: string): Promise<string> {
  for (;;) {
    const { rows } = await client.query<{ status: string | null }>('SELECT pg_xact_status($1::xid8) AS status', [
      transaction,
    ]);
    // Null is a transaction so old that Postgres has forgotten how it ended; ours left a row that says it did not.
    const status = rows[0]?.status ?? 'aborted';
    if (status !== 'in progress') return status;
    await pause(200);
  }
}

async function explain(client: Client, { migration, error, transaction }: Failure): Promise<Stop> {
  const gone = (await outcomeOf(client, transaction)) === 'aborted';
  if (gone) await markRolledBack(client, migration.name);
  return new Stop(
    `Migration ${migration.name} failed: ${error.message}${place(migration.sql, error)}\n${
      gone
        ? 'Nothing of it remains in the database. Put the SQL right and start again.'
        : 'It ended its own transaction, so what stands before that remains in the database.'
    }`,
  );
}

const markRolledBack = (client: Client, name: string) =>
  client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
      WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );

/** Postgres counts characters from the start of the script. */
function place(sql: string, error: Error): string {
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  if (!Number.isFinite(position)) return '';
  const line = sql.slice(0, position - 1).split('\n').length;
  return ` (line ${line}: ${sql.split('\n')[line - 1]?.trim() ?? ''})`;
}

function refuseEdited(names: readonly string[]) {
  if (names.length === 0) return;
  throw new Stop(
    `Migration ${names.join(', ')} was changed after it had been applied to this database: restore it and write a new one, or start over with npm run db:reset.`,
  );
}
