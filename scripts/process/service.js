import { once } from 'node:events';
import { openProcessLog } from './process-log.js';
import { identifyProcess, isRunning, signalGroup, terminate, waitUntil } from './processes.js';
import { spawnChild } from './spawn-child.js';

const shortestPause = 500;
const longestPause = 15_000;
/** A program that ran this long is well again: the next failure starts with the short pause. */
const wellAfter = 30_000;

/**
 * @typedef {object} Service a Node program that is kept running
 * @property {string} name
 * @property {number | undefined} pid of the process that runs now
 * @property {boolean} running
 * @property {number} starts how often it was started
 * @property {string} logFile
 * @property {() => Promise<void>} stop asks it to end, and after five seconds makes it
 */

/**
 * Starts `node <args>` and starts it again when it ends, after pauses that grow from half a second to fifteen. It leads
 * a process group of its own, so that Ctrl-C reaches only the supervisor, which stops things in their order.
 *
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, logs: string, say: (line: string) => void, onChange?: () => void }} options
 * @returns {Service}
 */
export function keepRunning({ name, args, env, logs, say, onChange = () => {} }) {
  const journal = openProcessLog({ folder: logs, name, onError: (message) => say(`${name}: ${message}`) });
  let child;
  let stopping = false;
  let restart;
  let pauseBefore = shortestPause;
  const service = {
    name,
    starts: 0,
    logFile: journal.path,
    get pid() {
      return child?.pid;
    },
    get running() {
      return child !== undefined && child.exitCode === null && child.signalCode === null;
    },
    async stop() {
      stopping = true;
      clearTimeout(restart);
      if (service.running) await end(child);
      await journal.close();
    },
  };

  function start() {
    const since = performance.now();
    service.starts += 1;
    child = spawnChild(args, { env, output: 'pipe' });
    journal.follow(child);
    child.once('error', (error) => say(`${name}: ${error.message}`));
    child.once('close', (code, signal) => {
      onChange();
      if (stopping) return;
      if (performance.now() - since > wellAfter) pauseBefore = shortestPause;
      say(`${name} ended (${signal ?? `code ${code}`}); starting it again. Its log: ${journal.path}`);
      restart = setTimeout(start, pauseBefore);
      pauseBefore = Math.min(pauseBefore * 2, longestPause);
    });
    onChange();
  }

  start();
  return service;
}

/**
 * Runs `node <args>` once, to its end, and answers with its exit code and the last lines it printed.
 *
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, logs: string, signal?: AbortSignal }} options
 */
export async function runOnce({ name, args, env, logs, signal }) {
  const journal = openProcessLog({ folder: logs, name });
  const child = spawnChild(args, { env, output: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said = (said + data).slice(-4000);
    });
  }
  journal.follow(child);
  const abort = () => end(child);
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  const [code] = await once(child, 'close');
  signal?.removeEventListener('abort', abort);
  await journal.close();
  return { code: code ?? 1, said: said.trim(), logFile: journal.path };
}

async function end(child) {
  const self = identifyProcess(child.pid);
  signalGroup(child.pid, 'SIGTERM');
  if (!(await waitUntil(() => !isRunning(self), { timeout: 5000 }))) await terminate(self, { patience: 0 });
}
