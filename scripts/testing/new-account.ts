import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { startSandbox } from '@/sandbox/server';
import { startStack } from '@/scripts/stack/stack.js';

export type NewAccount = {
  readonly appUrl: string;
  readonly sandboxUrl: string;
  /** The variables with which `npm run codat:setup` reaches the account and the stack's database. */
  readonly env: Readonly<Record<string, string>>;
};

const apiKey = 'new-account';

/**
 * Starts another Outlay with a real account at Codat for which nothing is registered. A sandbox with another key takes
 * the place of Codat. The processes end when `signal` aborts.
 */
export async function startNewAccount(dataDir: string, signal: AbortSignal): Promise<NewAccount> {
  const webhookSecret = `whsec_${Buffer.from('the secret of another endpoint').toString('base64')}`;
  const sandbox = await startSandbox({ port: 0, dataDir, apiKey, webhookSecret, speed: 50 });
  const codat = { CODAT_API_KEY: apiKey, CODAT_BASE_URL: sandbox.url, CODAT_WEBHOOK_SECRET: webhookSecret };
  const stack = await startStack({
    settings: {
      host: '127.0.0.1',
      port: randomInt(30_000, 40_000),
      sandboxPort: 0,
      appUrl: undefined,
      dataDir,
      postgresDirectory: join(dataDir, 'postgres'),
      databaseUrl: undefined,
      sandboxed: false,
      seedAnyway: false,
      fixed: codat,
    },
    durable: false,
    signal,
  });
  const stop = async () => {
    await stack.stop();
    await sandbox.stop();
  };
  signal.addEventListener('abort', () => void stop());
  return {
    appUrl: stack.appUrl,
    sandboxUrl: sandbox.url,
    env: { ...codat, APP_URL: stack.appUrl, DATA_DIR: dataDir, DATABASE_URL: '' },
  };
}
