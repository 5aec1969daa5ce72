import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Client } from 'pg';
import { migrate } from './migrations/apply';
import { migrationsFolder } from './migrations/folder';
import { diffFromDatabase } from './migrations/schema-engine';
import { withPostgres } from './postgres/server';
import { print, printError, UserError } from './process/terminal';
import { root } from './root';
import { loadSettings } from './stack/settings';

/** Creates an empty database on the server at `url`, calls `work` with its address, and drops it afterwards. */
async function withScratchDatabase<T>(url: string, work: (scratchUrl: string) => Promise<T>): Promise<T> {
  const name = `outlay_diff_${randomBytes(6).toString('hex')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
    return await work(scratch.href);
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  }
}

async function writeMigration(name: string, url: string) {
  const sql = await withScratchDatabase(url, async (scratchUrl) => {
    await migrate(scratchUrl);
    return diffFromDatabase(scratchUrl, join(root, 'prisma', 'schema.prisma'));
  });
  if (sql.trim() === '' || sql.includes('This is an empty migration')) {
    print('The migrations already produce the schema: nothing to write.');
    return;
  }
  const time = new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14);
  const file = join(migrationsFolder, `${time}_${name}`, 'migration.sql');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sql.endsWith('\n') ? sql : `${sql}\n`);
  print(`Wrote ${relative(root, file)}: read it before you commit it.`);
}

try {
  const name = (process.argv[2] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  if (!name) throw new UserError('Name the change, for example: npm run db:diff add_sync_refusals');
  const { databaseUrl, postgresDirectory } = loadSettings();
  if (databaseUrl) await writeMigration(name, databaseUrl);
  else await withPostgres(postgresDirectory, (url) => writeMigration(name, url));
} catch (error) {
  printError(error);
}
// The schema engine leaves a timer running for ten seconds, which would delay the end of the process.
process.exit();
