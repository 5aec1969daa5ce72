import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, isRunning, programNameOf, startTimeOf, waitUntil } from '../process/processes.js';

/**
 * The server that runs on this data directory, if one does.
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
 * Removes the pid file of a server that is gone. Postgres asks only whether some process has that id, and after a crash
 * in a container another one often does.
 */
export function removeStalePidFile(directory) {
  if (!runningPostmaster(directory)) rmSync(join(directory, 'postmaster.pid'), { force: true });
}

/** Stops a server: fast, which rolls open transactions back; then at once; then by force. */
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
