import { generateClient } from './build/prisma-client.js';
import { buildPrograms, programArguments } from './build/programs.js';
import { runCommand } from './command.js';
import { runningPostgresUrl } from './postgres/server.js';
import { run } from './process/run.js';
import { UserError } from './process/terminal.js';
import { loadSettings } from './stack/settings.js';

// Usage: npm run check:movements [-- --company SLUG] [--repair]. Runs lib/jobs/check-movements.ts on the database of the
// settings, or on the running one of npm start.
await runCommand(async () => {
  const { databaseUrl, postgresDirectory } = loadSettings();
  const database = databaseUrl ?? runningPostgresUrl(postgresDirectory);
  if (!database) throw new UserError('The database does not run. Start Outlay first, or set DATABASE_URL.');
  await generateClient();
  await buildPrograms();
  const env = {
    ...process.env,
    // Settings that the other processes require.
    CODAT_WEBHOOK_SECRET: process.env.CODAT_WEBHOOK_SECRET || 'not set',
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || 'unused'.repeat(6),
    DATABASE_URL: database,
  };
  const { code } = await run(process.execPath, [...programArguments('check-movements'), ...process.argv.slice(2)], {
    env,
  });
  process.exitCode = code;
});
