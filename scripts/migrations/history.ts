import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { UserError } from '../process/terminal';
import type { Migration } from './folder';

/** One row of Prisma's table `_prisma_migrations` that is not marked as rolled back. */
type Applied = { readonly name: string; readonly checksum: string; readonly finished: boolean };

/** Creates `_prisma_migrations` as Prisma does (schema-engine-wasm 7.10), so that Prisma's own tools can read it. */
export const createHistory = (client: Client) =>
  client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);

export async function readHistory(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

/** Throws a `UserError` if an earlier migration is unfinished, or if its file was changed after it had been applied. */
export function refuseHistory(history: readonly Applied[], migrations: readonly Migration[]) {
  const unfinished = history.find(({ finished }) => !finished);
  if (unfinished) {
    throw new UserError(
      `Migration ${unfinished.name} was started and not finished, so part of it may be in the database. Repair the database by hand, then set rolled_back_at in the migration's row of _prisma_migrations.`,
    );
  }
  const edited = migrations.filter(({ name, checksum }) =>
    history.some((row) => row.name === name && row.checksum !== checksum),
  );
  if (edited.length === 0) return;
  throw new UserError(
    `Migration ${edited.map(({ name }) => name).join(', ')} was changed after it had been applied to this database: restore it and write a new one, or start over with npm run db:reset.`,
  );
}

export const recordFinished = (client: Client, { name, checksum }: Migration) =>
  client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );

/** Records a migration that was only partly applied. Every later run then refuses to continue. */
export const recordUnfinished = (client: Client, { name, checksum }: Migration) =>
  client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    randomUUID(),
    checksum,
    name,
  ]);
