import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { findFreePort, isPortFree } from '../process/ports.js';
import { waitUntil } from '../process/processes.js';
import { accountFor } from './account.js';
import { postgresBinaries } from './binaries.js';
import { createCluster, readClusterConfig, writeClusterConfig } from './cluster.js';
import { removeStalePidFile, runningPostmaster, stopPostmaster } from './postmaster.js';

const host = '127.0.0.1';

/**
 * @typedef {object} Postgres a running server
 * @property {number} pid
 * @property {number} port
 * @property {string} url the database `outlay`, as the role that owns it
 * @property {string} superuserUrl the database `postgres`, as its superuser; for tests and repairs
 * @property {Promise<string>} ended resolves with the exit code or signal
 * @property {() => Promise<void>} stop
 */

/**
 * Starts Postgres on the cluster in `directory`, and creates the cluster when there is none. The caller must hold
 * the lock of the data directory, because a server that an earlier command left running there is stopped. The new
 * server listens on the loopback address only, and ends when this process ends.
 *
 * @param {{ directory: string, durable?: boolean, onLog?: (text: string) => void }} options `durable: false` is
 *   faster, but a power failure may lose data; for tests
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ directory, durable = true, onLog = () => {} }) {
  const binaries = postgresBinaries();
  mkdirSync(dirname(directory), { recursive: true });
  const account = accountFor(binaries.postgres, dirname(directory));
  createCluster({ directory, binaries, account, durable });
  const leftover = runningPostmaster(directory);
  if (leftover) await stopPostmaster(leftover.pid);
  for (let attempt = 1; ; attempt++) {
    const started = await tryStart({ directory, durable, onLog, program: binaries.postgres, account });
    if (!(started instanceof Error)) return started;
    // A start can fail because another program has just taken the port, or because processes of a killed server still
    // hold the shared memory.
    if (attempt === 5) throw started;
  }
}

/**
 * Calls `work` with the address of the database in `directory`. If no server runs there, starts one and stops
 * it after `work`.
 *
 * @template T
 * @param {string} directory
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPostgres(directory, work) {
  const url = runningPostgresUrl(directory);
  if (url) return work(url);
  const server = await startPostgres({ directory });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Returns the address of the Postgres that runs in this directory, or undefined. */
export function runningPostgresUrl(directory) {
  const running = runningPostmaster(directory);
  return running && addresses(readClusterConfig(directory), running.port).url;
}

async function tryStart({ directory, durable, onLog, program, account }) {
  const config = readClusterConfig(directory);
  removeStalePidFile(directory);
  const port = config.port && (await isPortFree(config.port, host)) ? config.port : await findFreePort(host);
  if (port !== config.port) writeClusterConfig(directory, { ...config, port });
  const [command, args] = account.command(program, ['-D', directory, ...flags({ port, durable })]);
  const child = spawn(command, args, {
    ...account.spawnOptions,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The server leads its own process group, so that Ctrl-C does not stop it before the programs that use it.
    detached: true,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const ended = once(child, 'exit').then(([code, signal]) => signal ?? `code ${code}`);
  ended.catch(() => {});
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output = (output + text).slice(-4000);
    onLog(text);
  });
  const ready = waitUntil(() => child.exitCode !== null || output.includes('ready to accept connections'), {
    timeout: 60_000,
    every: 10,
  });
  try {
    await Promise.race([ready, ended]);
  } catch (error) {
    return error;
  }
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return new Error(`Postgres did not start: ${output.trim().split('\n').slice(-3).join(' ')}`);
  }
  const watcher = stopWithParent(pid);
  ended.finally(() => watcher.kill('SIGKILL'));
  return { pid, port, ...addresses(config, port), ended, stop: () => stopPostmaster(pid) };
}

const flags = ({ port, durable }) =>
  Object.entries({
    listen_addresses: host,
    port,
    // Unix sockets are switched off: their path must be shorter than 108 bytes, but a data directory can have a longer
    // path.
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Query parameters contain customer data, which must not be written to a log.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_min_error_statement: 'panic',
    // Without fsync, a commit is still passed to the operating system, so only a power failure can lose it.
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

const addresses = (config, port) => ({
  url: `postgresql://outlay:${config.password}@${host}:${port}/outlay`,
  superuserUrl: `postgresql://postgres:${config.superuserPassword}@${host}:${port}/postgres`,
});

/**
 * Starts a shell that reads from a pipe of this process. When this process ends, even after kill -9, the pipe closes
 * and the shell stops Postgres.
 */
function stopWithParent(pid) {
  const watcher = spawn('/bin/sh', ['-c', 'read _; kill -INT "$1"', 'outlay-watcher', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => {});
  watcher.unref();
  watcher.stdin.unref?.();
  return watcher;
}
