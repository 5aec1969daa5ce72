import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { webArguments as argumentsOfWeb, buildPrograms, programArguments } from '@/scripts/build/programs.js';
import { claimPort } from '@/scripts/process/ports.js';
import { waitUntil } from '@/scripts/process/processes.js';
import { runOnce } from '@/scripts/process/service.js';
import { isReachable } from '@/scripts/stack/health.js';
import { SandboxControl } from '../../harness/sandbox-control';
import { createEnvironment } from './environment';
import { type Database, superviseDatabase } from './postgres';
import { type SupervisedProcess, superviseProcess } from './supervised-process';
import { callProbe, startWorkers, type Worker } from './workers';

/** Postgres and the sandbox, each in its own process, and a function that starts the other processes. */
export type Stack = {
  readonly database: Database;
  readonly sandbox: SandboxControl;
  /** Starts web and the workers, and waits until they are ready. */
  readonly startApps: () => Promise<Apps>;
};

export type Apps = { readonly web: SupervisedProcess; readonly workers: readonly Worker[] };

type Settings = {
  readonly dataDir: string;
  readonly probeFolder: string;
  readonly web: 'next' | 'routes';
  readonly signal: AbortSignal;
  /** `startStack` adds a clean-up function for each process that it starts. The caller runs them in reverse order. */
  readonly cleanups: (() => Promise<unknown>)[];
};

const host = '127.0.0.1';
const startTimeoutMs = 120_000;

/**
 * Compiles the programs, starts Postgres and the sandbox, and migrates the database. Also sets the environment variables of this process,
 * because it creates companies and requests syncs with the application's code.
 */
export async function startStack({ dataDir, probeFolder, web, signal, cleanups }: Settings): Promise<Stack> {
  const logs = join(dataDir, 'logs');
  await buildPrograms();
  const port = await reservePort(cleanups);
  const sandboxPort = await reservePort(cleanups);
  const database = await superviseDatabase({ dataDir, logs });
  cleanups.push(database.stop);
  const env = createEnvironment({ dataDir, port, sandboxPort, databaseUrl: database.url, probeFolder });
  Object.assign(process.env, env);
  const start = (name: string, args: string[]) => {
    const supervised = superviseProcess({ name, args, env, logs });
    cleanups.push(() => supervised.stop());
    return supervised;
  };
  const waitFor = async (name: string, condition: () => boolean | Promise<boolean>) => {
    const isUp = await waitUntil(() => signal.aborted || condition(), { timeout: startTimeoutMs, every: 100 });
    signal.throwIfAborted();
    if (!isUp) throw new Error(`${name} did not become ready. Logs: ${logs}`);
  };
  const sandboxUrl = `http://${host}:${sandboxPort}`;
  start('sandbox', programArguments('sandbox'));
  await migrate(env, logs, signal);
  await waitFor('sandbox', () => isReachable(sandboxUrl));

  return {
    database,
    sandbox: new SandboxControl(sandboxUrl),
    async startApps() {
      const webProcess = start('web', webArguments(web, port));
      const workers = startWorkers(env, logs);
      cleanups.push(() => Promise.all(workers.map((worker) => worker.process.stop())));
      await waitFor('web', () => isReachable(`http://${host}:${port}`));
      await waitFor('a worker', () => workers.every((worker) => worker.id !== undefined));
      return { web: webProcess, workers };
    },
  };
}

async function migrate(env: NodeJS.ProcessEnv, logs: string, signal: AbortSignal): Promise<void> {
  const args = programArguments('migrate');
  const { isSuccess, output } = await runOnce({ name: 'migrate', args, env, logs, signal });
  signal.throwIfAborted();
  if (!isSuccess) throw new Error(`The database could not be migrated:\n${output}`);
}

/** Reserves a port below the ephemeral ports, so that no outgoing connection uses it while its process is dead. */
async function reservePort(cleanups: Settings['cleanups']): Promise<number> {
  const { port, release } = await claimPort(randomInt(20_000, 30_000), host);
  cleanups.push(async () => release());
  return port;
}

const webArguments = (web: Settings['web'], port: number): string[] =>
  web === 'next'
    ? ['--import', callProbe, ...argumentsOfWeb({ host, port })]
    : ['--import', callProbe, '--conditions=react-server', '--import', 'tsx', 'proof/chaos/stack/web.ts'];
