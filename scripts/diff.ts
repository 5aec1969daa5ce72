import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Client } from 'pg';
import { TransactionalAdapter } from './migrations/adapter';
import { migrate } from './migrations/apply';
import { migrationsFolder } from './migrations/folder';
import { noFilter, openEngine } from './migrations/schema-engine';
import { usingPostgres } from './postgres/server';
import { report, Stop, say } from './process/terminal';
import { root } from './root';
import { loadSettings } from './stack/settings';

/** The SQL that leads from a database at `url` to the schema. */
async function sqlTowardsSchema(url: string): Promise<string> {
  const path = join(root, 'prisma', 'schema.prisma');
  const files = [{ path, content: readFileSync(path, 'utf8') }];
  const adapter = new TransactionalAdapter(url, []);
  const engine = await openEngine(adapter);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return stdout ?? '';
  } finally {
    engine.free();
    await adapter.close();
  }
}

/** Lends a new, empty database on the server at `url`. */
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
    return sqlTowardsSchema(scratchUrl);
  });
  if (sql.trim() === '' || sql.includes('This is an empty migration')) {
    say('The migrations lead to the schema already: nothing to write.');
    return;
  }
  const stamp = new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql.endsWith('\n') ? sql : `${sql}\n`);
  say(`Wrote ${relative(root, join(folder, 'migration.sql'))}: read it before you commit it.`);
}

try {
  const name = (process.argv[2] ?? '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  if (!name) throw new Stop('Say what changes, as in: npm run db:diff add_sync_refusals');
  const { databaseUrl, postgresDirectory } = loadSettings();
  if (databaseUrl) await writeMigration(name, databaseUrl);
  else await usingPostgres(postgresDirectory, (url) => writeMigration(name, url));
} catch (error) {
  report(error);
}
// The schema engine leaves a timer of ten seconds behind.
process.exit();
