import type { Client } from 'pg';
import type { Migration } from './folder';

/** One row of Prisma's `_prisma_migrations` that was not rolled back. */
export type Applied = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  /** The transaction the SQL ran in, when this tool ran it. */
  readonly transaction: string | null;
};

/** What the database says was applied, oldest first; nothing when it was never migrated. */
export async function readHistory(client: Client): Promise<Applied[]> {
  const { rows: tables } = await client.query(`SELECT 1 FROM pg_tables WHERE tablename = '_prisma_migrations'`);
  if (tables.length === 0) return [];
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished,
            substring(logs FROM '^transaction ([0-9]+)') AS transaction
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** Whether every migration is applied exactly as it stands in the folder. */
export function isCurrent(history: readonly Applied[], migrations: readonly Migration[]): boolean {
  const applied = new Map(history.map((row) => [row.name, row]));
  return migrations.every(({ name, checksum }) => {
    const row = applied.get(name);
    return row?.finished === true && row.checksum === checksum;
  });
}

/** The names of migrations whose file was changed after it had been applied here. */
export function editedSince(history: readonly Applied[], migrations: readonly Migration[]): string[] {
  const inFolder = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  return history
    .filter(({ name, finished, checksum }) => finished && inFolder.has(name) && inFolder.get(name) !== checksum)
    .map(({ name }) => name);
}
