import { migrate } from './migrations/apply';
import { usingPostgres } from './postgres/server';
import { installQueue } from './queue';
import { loadSettings } from './settings';
import { report, say } from './terminal';

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
