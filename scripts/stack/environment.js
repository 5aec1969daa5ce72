import { UserError } from '../process/terminal.js';
import { loadSecrets } from './secrets.js';

/**
 * Returns the environment for all programs of Outlay: the settings that the person made, and defaults for the others.
 *
 * @param {ReturnType<typeof import('./settings.js').loadSettings>} settings
 * @param {{ port: number, sandboxPort: number | undefined, databaseUrl: string, mode: 'production' | 'development' }}
 *   found
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(settings, { port, sandboxPort, databaseUrl, mode }) {
  const { host, dataDir, sandboxed } = settings;
  const given = withoutEmpty(process.env);
  if (settings.databaseUrl && !given.NEXTAUTH_SECRET) {
    throw new UserError(
      'With DATABASE_URL, set NEXTAUTH_SECRET as well: one long random text, the same for every process (openssl rand -base64 32).',
    );
  }
  const secrets = loadSecrets(dataDir);
  const appUrl = settings.appUrl ?? `http://${nameOf(host)}:${port}`;
  const sandboxKey = given.SANDBOX_API_KEY ?? secrets.sandboxKey;
  const webhookSecret = given.CODAT_WEBHOOK_SECRET ?? secrets.webhook;
  return {
    ...given,
    NODE_ENV: mode,
    PORT: String(port),
    HOST: host,
    APP_URL: appUrl,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET ?? secrets.session,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DEMO_PASSWORD: given.DEMO_PASSWORD ?? secrets.demoPassword,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    // glibc otherwise keeps freed memory in up to eight arenas for each core: 10 MB in the worker.
    MALLOC_ARENA_MAX: given.MALLOC_ARENA_MAX ?? '2',
    ...settings.fixed,
    ...(sandboxed && {
      SANDBOX: '1',
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_PAST: settings.fixed.SANDBOX_PAST ?? given.SANDBOX_PAST ?? '1',
      SANDBOX_API_KEY: sandboxKey,
      SANDBOX_WEBHOOK_SECRET: webhookSecret,
      CODAT_BASE_URL: `http://127.0.0.1:${sandboxPort}`,
      CODAT_WEBHOOK_SECRET: webhookSecret,
    }),
  };
}

/** Returns the name under which people open a server that listens on this address. */
function nameOf(host) {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Removes variables with an empty value, which count as not set. `.env` files contain many of them. */
const withoutEmpty = (env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
