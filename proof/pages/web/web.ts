import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { webArguments } from '@/scripts/build/programs.js';
import { findFreePort } from '@/scripts/process/ports.js';
import { spawnChild } from '@/scripts/process/spawn-child.js';
import type { Database } from '../../harness/database-server';

/** A running web process of Outlay. */
export type Web = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

export type Settings = {
  readonly database: Database;
  readonly folder: string;
  /** Where Codat is, and its secrets. Without them, nothing listens there. */
  readonly codat?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly profile?: string | undefined;
};

const startSeconds = 60;
const noCodat = { SANDBOX: '1', CODAT_BASE_URL: 'http://127.0.0.1:9', CODAT_WEBHOOK_SECRET: 'whsec_c21va2U=' };

/** Returns the environment of `npm start` for the programs of one Outlay with this address. */
export const environmentOf = (port: number, { database, folder, codat = noCodat }: Settings): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  PORT: String(port),
  HOST: '127.0.0.1',
  APP_URL: `http://127.0.0.1:${port}`,
  NEXTAUTH_SECRET: 'a secret of the benchmark, the same for every process',
  DATABASE_URL: database.url,
  DATA_DIR: folder,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  ...codat,
});

/** Starts the production pages on a database, as `npm start` does, and waits until they answer. */
export async function startWeb(settings: Settings): Promise<Web> {
  const { folder, profile } = settings;
  mkdirSync(folder, { recursive: true });
  const port = settings.port ?? (await findFreePort('127.0.0.1'));
  const logFile = join(folder, `web-${port}.log`);
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = spawnChild([...profiling, ...webArguments({ host: '127.0.0.1', port })], {
    env: environmentOf(port, settings),
    output: openSync(logFile, 'a'),
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  const deadline = Date.now() + startSeconds * 1000;
  while (!(await isUp(url))) {
    if (child.exitCode === null && Date.now() < deadline) await pause(100);
    else {
      await stop();
      throw new Error(`The pages did not start. Their log ends with:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
    }
  }
  return { url, pid: child.pid ?? 0, stop };
}

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/sign-in`).then(
    (response) => response.ok,
    () => false,
  );
