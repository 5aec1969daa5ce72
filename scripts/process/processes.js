import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Returns when the process was started, in the operating system's format, or undefined if there is no such process. The
 * system reuses pids, so a pid identifies a process only together with its start time.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  return process.platform === 'linux' ? startTimeFromProc(pid) : ps('lstart', pid);
}

/** Returns the name of the program that a process runs, such as `node`. Undefined if the process has ended. */
export function programNameOf(pid) {
  if (process.platform !== 'linux') return ps('comm', pid)?.split('/').at(-1);
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Returns the pid and start time of a process, which identify it in a lock file or run record. */
export const identifyProcess = (pid) => ({ pid, start: startTimeOf(pid) });

/** Returns whether exactly this process is running. A later process with the same pid does not count. */
export const isRunning = ({ pid, start }) => start !== undefined && startTimeOf(pid) === start;

/** Sends a signal to the process group led by `pid`, or to the process alone when there is no such group. */
export function signalGroup(pid, signal) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch (error) {
      if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
    }
  }
}

/**
 * Polls `condition` every `every` ms. Returns whether it became true within `timeout` ms.
 *
 * @param {() => boolean | Promise<boolean>} condition
 */
export async function waitUntil(condition, { timeout, every = 50 }) {
  const end = performance.now() + timeout;
  while (performance.now() < end) {
    if (await condition()) return true;
    await sleep(every);
  }
  return await condition();
}

/** Ends a process and its process group: SIGTERM first, then SIGKILL after `patience` ms. */
export async function terminate(identity, { patience = 3000 } = {}) {
  if (!isRunning(identity)) return;
  signalGroup(identity.pid, 'SIGTERM');
  if (await waitUntil(() => !isRunning(identity), { timeout: patience })) return;
  signalGroup(identity.pid, 'SIGKILL');
  await waitUntil(() => !isRunning(identity), { timeout: 2000 });
}

function startTimeFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name is in brackets and may itself contain brackets and spaces. The fields after the last bracket
    // are the state and, further on, the start time (proc_pid_stat(5), field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function ps(column, pid) {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
