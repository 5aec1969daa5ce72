import { installQueue } from '@/lib/jobs/install';
import { migrate } from '@/scripts/migrations/apply';
import { withPostgres } from '@/scripts/postgres/server';
import { print, printError } from '@/scripts/process/terminal';
import { loadSettings } from '@/scripts/stack/settings';

// Applies the pending migrations, and installs or updates the job queue.

async function migrateDatabase(url: string) {
  const applied = await migrate(url, { afterwards: () => installQueue(url) });
  for (const name of applied) print(`applied ${name}`);
}

try {
  const { databaseUrl, postgresDirectory } = loadSettings();
  if (databaseUrl) await migrateDatabase(databaseUrl);
  else await withPostgres(postgresDirectory, migrateDatabase);
} catch (error) {
  printError(error);
}
