import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';

/**
 * Returns the settings of the person who runs Outlay, with defaults for the others. The environment overrides the
 * `.env` file. Throws a `UserError` for an invalid port.
 */
export function loadSettings() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const { env } = process;
  const dataDir = resolve(root, env.DATA_DIR || '.data');
  return {
    host: env.HOST || '127.0.0.1',
    port: portFrom('PORT', 3000),
    sandboxPort: portFrom('SANDBOX_PORT', 4010),
    appUrl: env.APP_URL || undefined,
    dataDir,
    postgresDirectory: join(dataDir, 'postgres'),
    databaseUrl: env.DATABASE_URL || undefined,
    sandboxed: !env.CODAT_API_KEY,
    seedAnyway: env.SEED_DEMO === '1',
    /** Variables that override the environment and `.env`; tests use them to block real services. */
    fixed: {},
  };
}

function portFrom(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError(`${name} is "${text}", which is not a port: use a number from 1 to 65535.`);
}
