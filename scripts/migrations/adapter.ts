import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool, PoolClient } from 'pg';
import { readLetters } from './char-type-patch';
import type { Migration } from './folder';

type Failure = { readonly migration: Migration; readonly error: Error; readonly transaction: string };

/**
 * Prisma's adapter cuts a script at every semicolon and runs the pieces one by one, which breaks the body of a function
 * and leaves half a migration behind when one fails. This one runs each script whole, in one transaction, and in the
 * same transaction writes down that the migration is finished: either both are in the database or neither is.
 */
export class TransactionalAdapter extends PrismaPg {
  /** The migration that failed, with what Postgres said and the transaction it ran in. */
  failure: Failure | undefined;

  readonly #migrations: readonly Migration[];
  readonly #pools = new Set<Pool>();

  constructor(url: string, migrations: readonly Migration[]) {
    super({ connectionString: url, max: 2 });
    this.#migrations = migrations;
  }

  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    this.#pools.add(pool);
    readLetters(adapter);
    adapter.executeScript = async (script) => {
      const client = await pool.connect();
      try {
        await this.#run(client, script);
      } finally {
        client.release();
      }
    };
    return adapter;
  }

  /** Ends the connections, which the engine leaves open. */
  async close() {
    for (const pool of this.#pools) if (!pool.ended) await pool.end();
  }

  async #run(client: PoolClient, script: string) {
    const migration = this.#migrations.find(({ sql }) => sql === script);
    await client.query('BEGIN');
    const transaction = await currentTransaction(client);
    try {
      if (migration) await this.#announce(migration, transaction);
      await client.query(script);
      if ((await currentTransaction(client)) !== transaction) {
        throw new Error('it ends its own transaction (COMMIT or ROLLBACK); leave that to the migration tool.');
      }
      if (migration) await finish(client, migration);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      if (migration) this.failure = { migration, error: toError(error), transaction };
      throw error;
    }
  }

  /** Written outside the transaction, so that after a crash the next run can ask Postgres what became of it. */
  async #announce({ name }: Migration, transaction: string) {
    const [pool] = this.#pools;
    await pool?.query(
      `UPDATE _prisma_migrations SET logs = $2
        WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name, `transaction ${transaction}`],
    );
  }
}

const finish = (client: PoolClient, { name }: Migration) =>
  client.query(
    `UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1, logs = NULL
      WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );

async function currentTransaction(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]?.id ?? '';
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
