import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { claimPort } from '@/scripts/process/ports.js';
import { waitUntil } from '@/scripts/process/processes.js';
import { runOnce } from '@/scripts/process/service.js';
import { isReachable } from '@/scripts/stack/health.js';
import { environmentOf, wear } from './environment';
import { type Database, keepDatabase } from './postgres';
import { type Sandbox, sandboxAt } from './sandbox';
import { keepProgram, type Program } from './supervised-process';
import { startWorkers, type Worker } from './workers';

/** Everything that runs, each a process of its own. */
export type World = {
  readonly database: Database;
  readonly sandbox: Sandbox;
  /** Starts web and the workers, and waits until they are at work. */
  readonly open: () => Promise<Apps>;
};

export type Apps = { readonly web: Program; readonly workers: readonly Worker[] };

type Making = {
  readonly dataDir: string;
  readonly web: 'next' | 'routes';
  readonly signal: AbortSignal;
  /** What is started is noted here at once, to be ended in the opposite order whatever happens. */
  readonly undo: (() => Promise<unknown>)[];
};

const host = '127.0.0.1';
const startTimeoutMs = 120_000;

/** Starts Postgres and the sandbox, and migrates. From here on this process has the settings of the run as well. */
export async function makeWorld({ dataDir, web, signal, undo }: Making): Promise<World> {
  const logs = join(dataDir, 'logs');
  const port = await claimed(undo);
  const sandboxPort = await claimed(undo);
  const database = await keepDatabase({ dataDir, logs });
  undo.push(database.stop);
  const env = environmentOf({ dataDir, port, sandboxPort, databaseUrl: database.url });
  wear(env);
  const keep = (program: { name: string; args: string[]; env: NodeJS.ProcessEnv }) => {
    const kept = keepProgram({ ...program, logs });
    undo.push(() => kept.stop());
    return kept;
  };
  const answering = async (name: string, url: string) => {
    const up = await waitUntil(() => signal.aborted || isReachable(url), { timeout: startTimeoutMs, every: 100 });
    signal.throwIfAborted();
    if (!up) throw new Error(`${name} does not answer. Its log: ${join(logs, name)}.log`);
  };
  const sandboxUrl = `http://${host}:${sandboxPort}`;
  keep({ name: 'sandbox', args: ['--import', 'tsx', 'sandbox/main.ts'], env: { ...env, HOST: host } });
  await migrate(env, logs, signal);
  await answering('sandbox', sandboxUrl);

  return {
    database,
    sandbox: sandboxAt(sandboxUrl),
    async open() {
      const kept = keep({ name: 'web', args: argsOf(web, port), env });
      const workers = startWorkers(env, logs);
      undo.push(() => Promise.all(workers.map((worker) => worker.program.stop())));
      await answering('web', `http://${host}:${port}`);
      const all = () => workers.every((worker) => worker.id !== undefined);
      if (!(await waitUntil(() => signal.aborted || all(), { timeout: startTimeoutMs, every: 100 })))
        throw new Error(`not every worker became ready. Their logs: ${logs}`);
      signal.throwIfAborted();
      return { web: kept, workers };
    },
  };
}

async function migrate(env: NodeJS.ProcessEnv, logs: string, signal: AbortSignal): Promise<void> {
  const args = ['--import', 'tsx', 'scripts/migrate.ts'];
  const { isSuccess, output } = await runOnce({ name: 'migrate', args, env, logs, signal });
  signal.throwIfAborted();
  if (!isSuccess) throw new Error(`The database could not be migrated:\n${output}`);
}

/** Below the ports that outgoing calls are given, so that none of them takes it while its program is dead. */
async function claimed(undo: Making['undo']): Promise<number> {
  const { port, release } = await claimPort(randomInt(20_000, 30_000), host);
  undo.push(async () => release());
  return port;
}

const argsOf = (web: Making['web'], port: number): string[] =>
  web === 'next'
    ? ['node_modules/next/dist/bin/next', 'start', '--hostname', host, '--port', String(port)]
    : ['--conditions=react-server', '--import', 'tsx', 'proof/chaos/stack/web.ts'];
