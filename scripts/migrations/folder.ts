import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export const migrationsFolder = join(root, 'prisma', 'migrations');

/** The migrations in a folder of Prisma's format (`<name>/migration.sql`), oldest first. */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, path: join(folder, name, 'migration.sql') }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => toMigration(name, readFileSync(path, 'utf8')))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Prisma records the SHA-256 of the file, and so tells a migration that was edited afterwards. */
const toMigration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});
