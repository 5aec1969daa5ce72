import { loadSecrets } from '@/scripts/stack/secrets.js';

/** What of a developer's own settings must not reach a run, not even from a `.env` file. */
const blank = [
  'CODAT_API_KEY',
  'DEMO_PASSWORD',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
  'MICROSOFT_CLIENT_ID',
  'MICROSOFT_CLIENT_SECRET',
  'S3_BUCKET',
  'S3_ENDPOINT',
];

export type Places = {
  readonly dataDir: string;
  readonly port: number;
  readonly sandboxPort: number;
  readonly databaseUrl: string;
};

/** The environment of every program of the run. */
export function environmentOf({ dataDir, port, sandboxPort, databaseUrl }: Places): NodeJS.ProcessEnv {
  const secrets = loadSecrets(dataDir);
  const appUrl = `http://127.0.0.1:${port}`;
  return {
    ...process.env,
    ...Object.fromEntries(blank.map((name) => [name, ''])),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOG_LEVEL: 'info',
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    NEXTAUTH_SECRET: secrets.session,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    STORAGE: 'disk',
    SANDBOX: '1',
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_API_KEY: secrets.sandboxKey,
    SANDBOX_WEBHOOK_SECRET: secrets.webhook,
    SANDBOX_SPEED: '1',
    CODAT_BASE_URL: `http://127.0.0.1:${sandboxPort}`,
    CODAT_WEBHOOK_SECRET: secrets.webhook,
    // A call that hangs is one in ten here: each should not take half a minute.
    CODAT_TIMEOUT_SECONDS: '5',
  };
}

/** This process founds companies and presses Sync, as the web process would: it needs the same settings. */
export const wear = (environment: NodeJS.ProcessEnv): void => void Object.assign(process.env, environment);
