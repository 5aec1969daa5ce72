import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate } from './migrations/apply';
import { usingPostgres } from './postgres/server';
import { root } from './root';
import { loadSettings } from './settings';
import { report, say } from './terminal';

/** The job queue keeps its tables in a schema of its own, and brings them up to date itself. */
async function installQueue(url: string) {
  const file = join(root, 'lib', 'jobs', 'install.ts');
  if (!existsSync(file)) return;
  const queue: { installQueue: (url: string) => Promise<void> } = await import(pathToFileURL(file).href);
  await queue.installQueue(url);
}

async function migrateDatabase(url: string) {
  const applied = await migrate(url, { afterwards: () => installQueue(url) });
  for (const name of applied) say(`applied ${name}`);
}

try {
  const { databaseUrl, postgresDirectory } = loadSettings();
  if (databaseUrl) await migrateDatabase(databaseUrl);
  else await usingPostgres(postgresDirectory, migrateDatabase);
} catch (error) {
  report(error);
}
// The schema engine leaves a timer of ten seconds behind.
process.exit();
