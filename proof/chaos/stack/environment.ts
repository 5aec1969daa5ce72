import { loadSecrets } from '@/scripts/stack/secrets.js';

/**
 * Settings that a developer may have set and that must not affect a run. They are set to empty values, which also
 * override a `.env` file.
 */
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

type Addresses = {
  readonly dataDir: string;
  readonly port: number;
  readonly sandboxPort: number;
  readonly databaseUrl: string;
  /** The folder in which each process records its calls to Codat (faults/call-probe.js). */
  readonly probeFolder: string;
};

/** Returns the environment of every process of the run. */
export function createEnvironment({
  dataDir,
  port,
  sandboxPort,
  databaseUrl,
  probeFolder,
}: Addresses): NodeJS.ProcessEnv {
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
    NEXTAUTH_SECRET: secrets.session,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    STORAGE: 'disk',
    SANDBOX: '1',
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_API_KEY: secrets.sandboxKey,
    SANDBOX_WEBHOOK_SECRET: secrets.webhook,
    SANDBOX_SPEED: '1',
    CALL_PROBE_DIR: probeFolder,
    CODAT_BASE_URL: `http://127.0.0.1:${sandboxPort}`,
    CODAT_WEBHOOK_SECRET: secrets.webhook,
    // Short, because one call in ten is never answered. The default of 30 s would slow the run down.
    CODAT_TIMEOUT_SECONDS: '5',
  };
}
