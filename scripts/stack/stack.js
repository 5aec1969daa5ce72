import { join } from 'node:path';
import { programArguments, webArguments } from '../build/programs.js';
import { startPostgres } from '../postgres/server.js';
import { tryLock } from '../process/lock.js';
import { claimPort, isPortFree } from '../process/ports.js';
import { openProcessLog } from '../process/process-log.js';
import { waitUntil } from '../process/processes.js';
import { keepRunning, runOnce, startProgram } from '../process/service.js';
import { print, step, UserError } from '../process/terminal.js';
import { environmentFor } from './environment.js';
import { isHealthy, isReachable } from './health.js';
import { readRunRecord, terminateLeftovers, writeRunRecord } from './run-record.js';

const services = {
  sandbox: ({ mode }) => programArguments('sandbox', { mode }),
  worker: ({ mode }) => programArguments('worker', { mode }),
  web: ({ mode, host, port }) => webArguments({ command: mode === 'production' ? 'start' : 'dev', host, port }),
};

/**
 * @typedef {object} Stack all running programs
 * @property {string} appUrl
 * @property {string | undefined} sandboxUrl
 * @property {NodeJS.ProcessEnv} env the environment of its programs
 * @property {() => Promise<void>} stop ends every process, Postgres last
 */

/**
 * Starts Postgres, sandbox, web and worker, and keeps them running. Resolves when web is healthy and the demo exists.
 * Throws a `UserError` when another command uses the data directory. Leaves nothing running when it fails.
 *
 * @param {{
 *   settings: ReturnType<typeof import('./settings.js').loadSettings>,
 *   mode?: 'production' | 'development',
 *   durable?: boolean,
 *   demoRequired?: boolean,
 *   signal: AbortSignal,
 * }} options `demoRequired`: throws if the demo cannot be created, instead of a warning
 * @returns {Promise<Stack>}
 */
export async function startStack({ settings, mode = 'production', durable = true, demoRequired = false, signal }) {
  const { dataDir } = settings;
  const lock = tryLock(join(dataDir, 'run.lock'));
  if (!lock) throw new UserError(alreadyRunning(dataDir));
  /** The functions that undo what has been started. `stop` calls the newest first. */
  const undo = [() => lock.release()];
  const stop = async () => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    await terminateLeftovers(dataDir);
    const database = settings.databaseUrl ? undefined : startDatabase({ settings, durable });
    // Postgres starts while the ports are claimed. This handler prevents an unhandled rejection; the error is thrown
    // later, by `await`.
    database?.catch(() => {});
    undo.push(async () => (await database?.catch(() => undefined))?.stop());
    for (let attempt = 1; ; attempt++) {
      const ports = await claimPorts(settings);
      undo.push(ports.release);
      const apps = await startApps({ settings, mode, demoRequired, signal, ports, database, undo });
      if (apps) return { ...apps, stop };
      if (attempt === 5) throw new Error('Other programs took every port that was tried.');
    }
  } catch (error) {
    await stop();
    signal.throwIfAborted();
    throw error;
  }
}

/** Starts the programs other than Postgres. Returns undefined if another program has just taken a claimed port. */
async function startApps({ settings, mode, demoRequired, signal, ports, database, undo }) {
  const { dataDir, host, sandboxed } = settings;
  const { port, sandboxPort } = ports;
  const logs = join(dataDir, 'logs');
  const running = [];
  const environment = (databaseUrl) => environmentFor(settings, { port, sandboxPort, databaseUrl, mode });
  const startService = async (name, env) => {
    const log = openProcessLog({ folder: logs, name, onError: (message) => warn(`${name}: ${message}`) });
    const args = services[name]({ mode, host, port });
    const onChange = () => writeRunRecord(dataDir, { appUrl: env.APP_URL, services: running });
    const service = await keepRunning({ name, log, start: () => startProgram({ args, env, log }), warn, onChange });
    running.push(service);
    onChange();
    return service;
  };
  const stopServices = () => Promise.all(running.map((service) => service.stop()));
  undo.push(stopServices);

  // The sandbox does not use the database, so it can start while Postgres is starting.
  const sandbox = sandboxed
    ? await startService('sandbox', { ...environment(settings.databaseUrl ?? 'none'), HOST: '127.0.0.1' })
    : undefined;
  const databaseUrl = settings.databaseUrl ?? (await database).current.url;
  const env = environment(databaseUrl);
  await step('database migrated', () => runToEnd('migrate', { mode, env, logs, signal }));
  const web = await startService('web', env);
  await startService('worker', env);

  const sandboxUrl = sandbox && `http://127.0.0.1:${sandboxPort}`;
  const sandboxReady = sandbox
    ? waitFor(sandbox, { port: sandboxPort, host: '127.0.0.1', isReady: () => isReachable(sandboxUrl), signal })
    : 'ready';
  const webReady = waitFor(web, { port, host, isReady: () => isHealthy(localUrl(host, port)), signal });
  if ((await step('web is up', () => Promise.all([webReady, sandboxReady]))).includes('port taken')) {
    await stopServices();
    return undefined;
  }
  if (sandboxed && (!settings.databaseUrl || settings.seedAnyway)) {
    await createDemo({ mode, env, logs, signal, demoRequired });
  }
  return { appUrl: env.APP_URL, sandboxUrl, env };
}

function startDatabase({ settings: { dataDir, postgresDirectory: directory }, durable }) {
  const log = openProcessLog({ folder: join(dataDir, 'logs'), name: 'postgres' });
  const start = () => startPostgres({ directory, durable, onLog: log.write });
  return step('Postgres is up', () => keepRunning({ name: 'postgres', log, start, warn }));
}

async function createDemo({ mode, env, logs, signal, demoRequired }) {
  try {
    await step('demo company exists', () => runToEnd('seed', { mode, env, logs, signal }));
  } catch (error) {
    if (demoRequired || signal.aborted) throw error;
    warn(`The demo company could not be created. ${error.message}`);
  }
}

/**
 * Milliseconds without a line of output after which a program has stalled. The seed prints each step, and no step waits for
 * longer than a minute. A migration may take longer and prints nothing meanwhile.
 */
const longestSilence = { seed: 150_000 };

async function runToEnd(name, { mode, env, logs, signal }) {
  const args = programArguments(name, { mode });
  const { isSuccess, output, logFile } = await runOnce({
    name,
    args,
    env,
    logs,
    signal,
    silenceMs: longestSilence[name],
  });
  signal.throwIfAborted();
  if (!isSuccess) throw new UserError(`${lastLines(output)}\nIts log: ${logFile}`);
}

/** Returns the last lines that a program printed, without the stack trace, which is also in its log. */
const lastLines = (output) =>
  output
    .split('\n')
    .filter((line) => line.trim() && !/^\s+at |^Node\.js v/.test(line))
    .slice(-12)
    .join('\n');

/** Waits until a service responds. Returns 'port taken' if the service has ended and another program uses its port. */
async function waitFor(service, { port, host, isReady, signal }) {
  let isTaken = false;
  const isDone = await waitUntil(
    async () => {
      signal.throwIfAborted();
      if (service.current) return isReady();
      isTaken = !(await isPortFree(port, host));
      return isTaken;
    },
    { timeout: 120_000, every: 150 },
  );
  if (isTaken) return 'port taken';
  if (!isDone) throw new UserError(`${service.name} does not respond. Its log: ${service.logFile}`);
  return 'ready';
}

async function claimPorts({ port, sandboxPort, host, sandboxed }) {
  const web = await claimPort(port, host);
  if (web.port !== port) print(`  Port ${port} is taken; Outlay uses ${web.port}.`);
  if (!sandboxed) return { port: web.port, sandboxPort: undefined, release: web.release };
  const sandbox = await claimPort(sandboxPort, '127.0.0.1');
  if (sandbox.port !== sandboxPort) print(`  Port ${sandboxPort} is taken; the sandbox uses ${sandbox.port}.`);
  const release = () => {
    web.release();
    sandbox.release();
  };
  return { port: web.port, sandboxPort: sandbox.port, release };
}

const warn = (line) => print(`  ! ${line}`);

const localUrl = (host, port) => `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;

function alreadyRunning(dataDir) {
  const appUrl = readRunRecord(dataDir)?.appUrl;
  const where = appUrl ? ` at ${appUrl}` : '';
  return `Outlay is already running on ${dataDir}${where}: stop it first, or set DATA_DIR to start another.`;
}
