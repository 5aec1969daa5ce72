import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { buildPrograms, programArguments } from '@/scripts/build/programs.js';
import { findFreePort } from '@/scripts/process/ports';
import { spawnChild } from '@/scripts/process/spawn-child.js';
import type { Database } from '../../harness/database-server';
import { CodatClient } from '../codat/client';
import type { Sandbox } from '../sandbox';
import { WebProcess } from './web-process';

export type Stack = { readonly web: WebProcess; readonly stop: () => Promise<void> };

type Settings = {
  readonly sandbox: Sandbox;
  readonly database: Database;
  readonly folder: string;
  readonly workers: number;
  readonly profile: string | undefined;
};

/** Starts Outlay's web process and workers on one database, with the environment of `npm start`. */
export async function startStack({ sandbox, database, folder, workers, profile }: Settings): Promise<Stack> {
  mkdirSync(folder, { recursive: true });
  await buildPrograms();
  const logFile = join(folder, 'outlay.log');
  const log = openSync(logFile, 'a');
  const port = await findFreePort('127.0.0.1');
  const address = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    APP_URL: address,
    NEXTAUTH_SECRET: 'a secret of the benchmark, in which no user signs in',
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    CODAT_BASE_URL: sandbox.url,
    CODAT_WEBHOOK_SECRET: sandbox.webhookSecret,
    SANDBOX_API_KEY: sandbox.apiKey,
    SANDBOX: '1',
  };
  const execArgv = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  try {
    const web = await WebProcess.start(env, log, execArgv);
    const workerProcesses = Array.from({ length: workers }, () => startWorker(env, log, execArgv));
    await waitForWebhookConsumer(sandbox, address, workerProcesses);
    return {
      web,
      stop: async () => {
        await Promise.all(workerProcesses.map(end));
        await web.stop();
      },
    };
  } catch (cause) {
    // The folder is deleted at the end of the run, so the error carries the end of the log.
    throw new Error(`Outlay did not start. Its log ends with:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`, {
      cause,
    });
  }
}

function startWorker(env: NodeJS.ProcessEnv, log: number, execArgv: readonly string[]): ChildProcess {
  return spawnChild([...execArgv, ...programArguments('worker')], { env, output: log });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

const consumers = z.object({ results: z.array(z.looseObject({ url: z.string() })) });

/** Waits until a worker has registered the address for webhooks at Codat. Throws when a worker ends before that. */
async function waitForWebhookConsumer(
  sandbox: Sandbox,
  address: string,
  workers: readonly ChildProcess[],
): Promise<void> {
  const { authorization } = new CodatClient(sandbox.url, sandbox.apiKey);
  for (;;) {
    const response = await fetch(`${sandbox.url}/webhooks`, { headers: { authorization } });
    if (consumers.parse(await response.json()).results.some(({ url }) => url.startsWith(address))) return;
    if (workers.some(({ exitCode }) => exitCode !== null)) throw new Error('a worker ended before it was ready');
    await pause(200);
  }
}
