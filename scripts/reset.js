import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runningPostmaster, stopPostmaster } from './postgres/postmaster.js';
import { tryLock } from './process/lock.js';
import { print, printError, UserError } from './process/terminal.js';
import { loadSettings } from './stack/settings.js';

/** Deletes all data. The next start migrates the database and seeds it. */
async function reset() {
  const { databaseUrl, dataDir, postgresDirectory } = loadSettings();
  if (databaseUrl) {
    if (!process.argv.includes('--yes')) {
      throw new UserError('DATABASE_URL is set: npm run db:reset -- --yes deletes everything in that database.');
    }
    return emptyDatabase(databaseUrl);
  }
  const lock = tryLock(join(dataDir, 'run.lock'));
  if (!lock) throw new UserError('Outlay is running on this database: stop it first.');
  try {
    const running = runningPostmaster(postgresDirectory);
    if (running) await stopPostmaster(running.pid);
    // The sandbox's records and the receipt files belong to rows of the database, so they are deleted with it.
    for (const folder of [postgresDirectory, join(dataDir, 'sandbox'), join(dataDir, 'receipts')]) {
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
  print('The database, the receipts and the sandbox are empty. The next start creates the demo again.');
}

async function emptyDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    );
    for (const { name } of rows) await client.query(`DROP SCHEMA ${client.escapeIdentifier(name)} CASCADE`);
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
  print('The database is empty. Run npm run db:migrate to create its tables.');
}

try {
  await reset();
} catch (error) {
  printError(error);
}
