import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepPostgres } from '../postgres/supervise.js';
import { tryLock } from '../process/lock.js';
import { claimPort, isPortFree } from '../process/ports.js';
import { identifyProcess, terminate, waitUntil } from '../process/processes.js';
import { keepRunning, runOnce } from '../process/service.js';
import { print, step, UserError } from '../process/terminal.js';
import { environmentFor } from './environment.js';
import { isHealthy, isReachable } from './health.js';

const tsx = ['--import', 'tsx'];
const serverOnly = ['--conditions=react-server', ...tsx];

const programs = {
  // Its records are in SQLite: a small heap is enough, and V8 would otherwise keep what it has once used.
  sandbox: () => ['--max-old-space-size=256', '--max-semi-space-size=4', ...tsx, 'sandbox/main.ts'],
  worker: () => [...serverOnly, 'lib/jobs/worker.ts'],
  web: ({ mode, host, port }) => [
    'node_modules/next/dist/bin/next',
    mode === 'production' ? 'start' : 'dev',
    '--hostname',
    host,
    '--port',
    String(port),
  ],
};

/**
 * @typedef {object} Stack everything that runs, until it is stopped
 * @property {string} appUrl
 * @property {string | undefined} sandboxUrl
 * @property {NodeJS.ProcessEnv} env what its programs were given
 * @property {() => Promise<void>} stop ends every process, Postgres last
 */

/**
 * Starts Postgres, the sandbox, web and worker, and keeps them running. Answers when the page is served and the demo is
 * there. Refuses, with a `UserError`, a data directory that another command uses; leaves nothing running when it fails.
 *
 * @param {{
 *   settings: ReturnType<typeof import('./settings.js').loadSettings>,
 *   mode?: 'production' | 'development',
 *   durable?: boolean,
 *   demoRequired?: boolean,
 *   signal: AbortSignal,
 * }} options `demoRequired`: a demo that cannot be made is a failure, not a warning
 * @returns {Promise<Stack>}
 */
export async function startStack({ settings, mode = 'production', durable = true, demoRequired = false, signal }) {
  const { dataDir } = settings;
  const lock = tryLock(join(dataDir, 'run.lock'));
  if (!lock) throw new UserError(alreadyRunning(dataDir));
  /** What to undo, newest first. */
  const undo = [() => lock.release()];
  const stop = async () => {
    while (undo.length > 0) await undo.pop()?.();
  };
  try {
    await endLeftovers(dataDir);
    const database = settings.databaseUrl ? undefined : startDatabase({ settings, durable, signal });
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

/** Answers undefined when another program took one of the ports between asking and listening. */
async function startApps({ settings, mode, demoRequired, signal, ports, database, undo }) {
  const { dataDir, host, sandboxed } = settings;
  const { port, sandboxPort } = ports;
  const logs = join(dataDir, 'logs');
  const services = [];
  const environment = (databaseUrl) => environmentFor(settings, { port, sandboxPort, databaseUrl, mode });
  const keep = (name, env) => {
    const onChange = () => record(dataDir, { appUrl: env.APP_URL, services });
    const args = programs[name]({ mode, host, port });
    const service = keepRunning({ name, args, env, logs, say: complain, onChange });
    services.push(service);
    onChange();
    return service;
  };
  const stopServices = () => Promise.all(services.map((service) => service.stop()));
  undo.push(stopServices);

  // The sandbox needs no database of ours, so it starts beside Postgres.
  const sandbox = sandboxed
    ? keep('sandbox', { ...environment(settings.databaseUrl ?? 'none'), HOST: '127.0.0.1' })
    : undefined;
  const databaseUrl = settings.databaseUrl ?? (await database).url;
  const env = environment(databaseUrl);
  await step('database migrated', () => runToEnd('migrate', [...tsx, 'scripts/migrate.ts'], { env, logs, signal }));
  const web = keep('web', env);
  keep('worker', env);

  const sandboxUrl = sandbox && `http://127.0.0.1:${sandboxPort}`;
  const sandboxReady = sandbox
    ? waitFor(sandbox, { port: sandboxPort, host: '127.0.0.1', ready: () => isReachable(sandboxUrl), signal })
    : 'ready';
  const webReady = waitFor(web, { port, host, ready: () => isHealthy(localUrl(host, port)), signal });
  if ((await step('web is up', () => Promise.all([webReady, sandboxReady]))).includes('port taken')) {
    await stopServices();
    return undefined;
  }
  if (sandboxed && (!settings.databaseUrl || settings.seedAnyway)) await makeDemo({ env, logs, signal, demoRequired });
  return { appUrl: env.APP_URL, sandboxUrl, env };
}

async function startDatabase({ settings, durable, signal }) {
  return step('Postgres is up', () =>
    keepPostgres({
      directory: settings.postgresDirectory,
      logs: join(settings.dataDir, 'logs'),
      durable,
      say: complain,
      signal,
    }),
  );
}

async function makeDemo({ env, logs, signal, demoRequired }) {
  try {
    await step('demo company is there', () =>
      runToEnd('seed', [...serverOnly, 'prisma/seed.ts'], { env, logs, signal }),
    );
  } catch (error) {
    if (demoRequired || signal.aborted) throw error;
    complain(`The demo company could not be made. ${error.message}`);
  }
}

async function runToEnd(name, args, { env, logs, signal }) {
  const { code, said, logFile } = await runOnce({ name, args, env, logs, signal });
  signal.throwIfAborted();
  if (code !== 0) throw new UserError(`${gist(said)}\nIts log: ${logFile}`);
}

/** What a program said last, without the stack; that is in its log. */
const gist = (said) =>
  said
    .split('\n')
    .filter((line) => line.trim() && !/^\s+at |^Node\.js v/.test(line))
    .slice(-12)
    .join('\n');

/** Waits until a service responds. Another program that took its port is a reason to choose the next one. */
async function waitFor(service, { port, host, ready, signal }) {
  let taken = false;
  const done = await waitUntil(
    async () => {
      signal.throwIfAborted();
      if (service.running) return ready();
      taken = !(await isPortFree(port, host));
      return taken;
    },
    { timeout: 120_000, every: 150 },
  );
  if (taken) return 'port taken';
  if (!done) throw new UserError(`${service.name} does not answer. Its log: ${service.logFile}`);
  return 'ready';
}

async function claimPorts({ port, sandboxPort, host, sandboxed }) {
  const web = await claimPort(port, host);
  if (web.port !== port) print(`  Port ${port} is taken; Outlay takes ${web.port}.`);
  if (!sandboxed) return { port: web.port, sandboxPort: undefined, release: web.release };
  const sandbox = await claimPort(sandboxPort, '127.0.0.1');
  if (sandbox.port !== sandboxPort) print(`  Port ${sandboxPort} is taken; the sandbox takes ${sandbox.port}.`);
  const release = () => {
    web.release();
    sandbox.release();
  };
  return { port: web.port, sandboxPort: sandbox.port, release };
}

const complain = (line) => print(`  ! ${line}`);

const localUrl = (host, port) => `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;

const recordFile = (dataDir) => join(dataDir, 'run.json');

/** Written at every change, so that the next start finds what a killed one left behind. */
function record(dataDir, { appUrl, services }) {
  const children = services
    .filter(({ running }) => running)
    .map(({ name, pid }) => ({ name, ...identifyProcess(pid) }));
  writeFileSync(recordFile(dataDir), JSON.stringify({ pid: process.pid, appUrl, children }), { mode: 0o600 });
}

function readRecord(dataDir) {
  const file = recordFile(dataDir);
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    // Half written by a process that was killed: there is nothing in it to act upon.
    return undefined;
  }
}

async function endLeftovers(dataDir) {
  await Promise.all((readRecord(dataDir)?.children ?? []).map((child) => terminate(child)));
}

function alreadyRunning(dataDir) {
  const running = readRecord(dataDir);
  const where = running?.appUrl ? ` at ${running.appUrl}` : '';
  return `Outlay is running already on ${dataDir}${where}: stop that one first, or set DATA_DIR to start another.`;
}
