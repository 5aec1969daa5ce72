import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * When the process with this id was started, in the system's own notation; undefined when there is no such process.
 * Ids are used again, so an id names a process only together with this.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  if (process.platform === 'linux') return startFromProc(pid);
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The program a process runs (`node`, `postgres`), or undefined when it is gone. */
export function programNameOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    const command = execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return command.split('/').at(-1);
  } catch {
    return undefined;
  }
}

/** A process as written to a file, to be recognised later. */
export const identifyProcess = (pid) => ({ pid, start: startTimeOf(pid) });

/** Whether that very process still runs. */
export const isRunning = ({ pid, start }) => start !== undefined && startTimeOf(pid) === start;

/** Sends a signal to the process group led by `pid`, or to the process alone where there is no such group. */
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
 * Answers whether `condition` became true within `timeout` milliseconds, asking every `every`.
 *
 * @param {() => boolean | Promise<boolean>} condition
 */
export async function waitUntil(condition, { timeout, every = 50 }) {
  const end = performance.now() + timeout;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(every);
  }
  return await condition();
}

/** Ends a process left behind by an earlier run: politely, then for certain. */
export async function terminate(left, { patience = 3000 } = {}) {
  if (!isRunning(left)) return;
  signalGroup(left.pid, 'SIGTERM');
  if (await waitUntil(() => !isRunning(left), { timeout: patience })) return;
  signalGroup(left.pid, 'SIGKILL');
  await waitUntil(() => !isRunning(left), { timeout: 2000 });
}

function startFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in brackets and may hold anything, so count from the last one: state, then field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
