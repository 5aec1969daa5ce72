import { runningPostgresUrl } from './postgres/server.js';
import { run } from './process/run.js';
import { print } from './process/terminal.js';
import { loadSettings } from './stack/settings.js';

// Usage: npm run codat:setup [-- --apply]. Runs lib/jobs/codat-setup.ts with the settings of the person who runs Outlay.
// It needs no database, because an account is set up before Outlay starts. If the database runs, the result is stored.

const codatUnavailable = 2;

const { databaseUrl, postgresDirectory, sandboxed, appUrl } = loadSettings();
if (sandboxed || !appUrl) {
  print('Set CODAT_API_KEY and APP_URL first, as docs/codat.md describes. Without a key, Outlay uses its sandbox.');
  process.exitCode = codatUnavailable;
} else {
  const database = databaseUrl ?? runningPostgresUrl(postgresDirectory);
  const program = ['--conditions=react-server', '--import', 'tsx', 'lib/jobs/codat-setup.ts'];
  const env = {
    ...process.env,
    // The signing secret exists only after the webhook was registered, so this command runs without it.
    CODAT_WEBHOOK_SECRET: process.env.CODAT_WEBHOOK_SECRET || 'not set',
    // Settings that the other processes require.
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || 'unused'.repeat(6),
    DATABASE_URL: database ?? 'postgres://unused',
    LOG_LEVEL: 'silent',
  };
  const args = [...process.argv.slice(2), ...(database ? [] : ['--no-database'])];
  const { code } = await run(process.execPath, [...program, ...args], { env });
  process.exitCode = code;
}
