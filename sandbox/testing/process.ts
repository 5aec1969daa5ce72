import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningSandbox } from '../server';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The heap limits of `npm run sandbox`. */
const heap = ['--max-old-space-size=256', '--max-semi-space-size=4'];

/** A fixed secret for tests: 24 zero bytes. */
const webhookSecret = `whsec_${Buffer.alloc(24).toString('base64')}`;

/**
 * Starts the sandbox as a separate process, whose `stop` is `kill -9`. Resolves when it listens; rejects with its error
 * output when it ends first.
 */
export async function startProcess(dataDir: string, speed: number): Promise<RunningSandbox & { readonly pid: number }> {
  const apiKey = 'sandbox-key';
  const child = spawn(process.execPath, [...heap, '--import', 'tsx', main], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      SANDBOX_PORT: '0',
      DATA_DIR: dataDir,
      SANDBOX_API_KEY: apiKey,
      SANDBOX_WEBHOOK_SECRET: webhookSecret,
      SANDBOX_SPEED: String(speed),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += String(chunk);
  });
  const listening = once(createInterface(child.stdout), 'line').then(([line]) => String(line));
  const line = await Promise.race([listening, ended.then(() => Promise.reject(new Error(output)))]);
  const url = new URL(/http:\/\/\S+/.exec(line)?.[0] ?? line);
  return {
    url: url.origin,
    port: Number(url.port),
    apiKey,
    webhookSecret,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
