import { migrate } from './migrations/apply';
import { installQueue } from './migrations/queue';
import { usingPostgres } from './postgres/server';
import { report, say } from './process/terminal';
import { loadSettings } from './stack/settings';

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
