import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningSandbox } from '../server';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** The memory limits that `npm run sandbox` uses too. */
const heap = ['--max-old-space-size=256', '--max-semi-space-size=2'];

/** The webhook secret for tests: 24 zero bytes. */
const webhookSecret = `whsec_${Buffer.alloc(24).toString('base64')}`;

/** Starts the sandbox as a separate process and collects its error output. */
export function spawnSandbox(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [...heap, '--import', 'tsx', main], {
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => Number(code));
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const firstLine = once(createInterface(child.stdout), 'line').then(([line]) => String(line));
  return { child, ended, firstLine, errors: () => errors.trim() };
}

/**
 * Starts a sandbox process. Its `stop` kills it with `kill -9`. If the process ends before it listens, this rejects
 * with its error output.
 */
export async function startProcess(dataDir: string, speed: number): Promise<RunningSandbox & { readonly pid: number }> {
  const apiKey = 'sandbox-key';
  const { child, ended, firstLine, errors } = spawnSandbox({
    SANDBOX_PORT: '0',
    DATA_DIR: dataDir,
    SANDBOX_API_KEY: apiKey,
    SANDBOX_WEBHOOK_SECRET: webhookSecret,
    SANDBOX_SPEED: String(speed),
  });
  const line = await Promise.race([firstLine, ended.then(() => Promise.reject(new Error(errors())))]);
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
