import { generateClient } from './build/prisma-client.js';
import { buildPrograms, programArguments } from './build/programs.js';
import { runningPostgresUrl } from './postgres/server.js';
import { run } from './process/run.js';
import { print, UserError } from './process/terminal.js';
import { loadSettings } from './stack/settings.js';

// Usage: npm run codat:setup [-- --apply]. Runs lib/jobs/codat-setup.ts with the settings of the person who runs Outlay.
// It needs no database, because an account is set up before Outlay starts. If the database runs, the result is stored.

/** The exit code when Codat could not be asked. */
const notAsked = 2;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  print(error.message);
  process.exitCode = notAsked;
}

/** Returns the exit code. Throws a UserError for what the person at the terminal can fix. */
async function main(options) {
  const unknown = options.filter((option) => option !== '--apply');
  if (unknown.length > 0)
    throw new UserError(`Unknown: ${unknown.join(' ')}. The only option is --apply: npm run codat:setup -- --apply`);
  const { databaseUrl, postgresDirectory, sandboxed, appUrl } = loadSettings();
  if (sandboxed || !appUrl)
    throw new UserError(
      'Set CODAT_API_KEY and APP_URL first, as docs/codat.md describes. Without a key, Outlay uses its sandbox.',
    );
  const database = databaseUrl ?? runningPostgresUrl(postgresDirectory);
  await generateClient();
  await buildPrograms();
  const env = {
    ...process.env,
    // The signing secret exists only after the webhook was registered, so this command runs without it.
    CODAT_WEBHOOK_SECRET: process.env.CODAT_WEBHOOK_SECRET || 'not set',
    // Settings that the other processes require.
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || 'unused'.repeat(6),
    DATABASE_URL: database ?? 'postgres://unused',
    LOG_LEVEL: 'silent',
  };
  const args = [...options, ...(database ? [] : ['--no-database'])];
  const { code } = await run(process.execPath, [...programArguments('codat-setup'), ...args], { env });
  return code;
}
