import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root';

/** One migration. `checksum` is the SHA-256 of the file, as Prisma stores it. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export const migrationsFolder = join(root, 'prisma', 'migrations');

/** Returns the migrations in a folder of Prisma's format (`<name>/migration.sql`), oldest first. */
export const readMigrations = (folder: string): Migration[] =>
  globSync('*/migration.sql', { cwd: folder })
    .sort()
    .map((path) => {
      const sql = readFileSync(join(folder, path), 'utf8');
      return { name: dirname(path), sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
