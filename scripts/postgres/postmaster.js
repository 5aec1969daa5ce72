import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isRunning, programNameOf, startTimeOf, waitUntil } from '../process/processes.js';

/**
 * Returns the server that runs on this data directory, if any.
 *
 * @param {string} directory
 * @returns {{ pid: number, port: number } | undefined}
 */
export function runningPostmaster(directory) {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  return pid && startTimeOf(pid) && programNameOf(pid) === 'postgres' ? { pid, port: port ?? 0 } : undefined;
}

/**
 * Removes the pid file of a server that has ended. Postgres does not start while any process has the pid in that file.
 * After a crash in a container, another process often has that pid.
 */
export function removeStalePidFile(directory) {
  if (!runningPostmaster(directory)) rmSync(join(directory, 'postmaster.pid'), { force: true });
}

/** Stops a server: fast (rolls back open transactions), then immediate, then SIGKILL. */
export async function stopPostmaster(pid) {
  const server = identifyProcess(pid);
  for (const [signal, timeout] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 2000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === 'ESRCH') return;
      throw error;
    }
    if (await waitUntil(() => !isRunning(server), { timeout, every: 20 })) return;
  }
}
