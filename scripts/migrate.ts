import { migrate } from './migrations/apply';
import { installQueue } from './migrations/queue';
import { withPostgres } from './postgres/server';
import { print, printError } from './process/terminal';
import { loadSettings } from './stack/settings';

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
