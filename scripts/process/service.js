import { setTimeout as sleep } from 'node:timers/promises';
import { diagnosticFlags, whatKeepsAlive } from './diagnosis.js';
import { openProcessLog } from './process-log.js';
import { identifyProcess, terminate } from './processes.js';
import { spawnChild } from './spawn-child.js';

const shortestPause = 500;
const longestPause = 15_000;
/**
 * Milliseconds after which a running program counts as healthy. The pause before its next restart is then the shortest.
 */
const healthyAfter = 30_000;

/**
 * @typedef {object} Program one run of a program
 * @property {number | undefined} pid
 * @property {Promise<string>} ended resolves with its exit code or signal
 * @property {() => Promise<void>} stop
 */

/**
 * Keeps a program running: restarts it when it ends, after pauses that double from 0.5 s to 15 s. Throws when the first
 * start fails.
 *
 * @template {Program} P
 * @param {{
 *   name: string,
 *   log: ReturnType<typeof openProcessLog>,
 *   start: () => P | Promise<P>,
 *   warn: (line: string) => void,
 *   onChange?: () => void,
 * }} options `onChange` is called after each end and each restart
 */
export async function keepRunning({ name, log, start, warn, onChange = () => {} }) {
  const stopping = new AbortController();
  /** @type {P | undefined} */
  let current = await start();
  const restarting = restartLoop();

  async function restartLoop() {
    for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
      const since = performance.now();
      const outcome = await current?.ended;
      if (stopping.signal.aborted) return;
      if (outcome !== undefined) warn(`${name} ended (${outcome}) and is restarted. Its log: ${log.path}`);
      if (performance.now() - since > healthyAfter) pause = shortestPause;
      current = undefined;
      onChange();
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      current = await tryStart();
      onChange();
      if (stopping.signal.aborted) await current?.stop();
    }
  }

  async function tryStart() {
    try {
      return await start();
    } catch (error) {
      warn(`${name}: ${error.message}`);
      return undefined;
    }
  }

  return {
    name,
    logFile: log.path,
    /** The run of the program, or undefined between two runs. */
    get current() {
      return current;
    },
    async stop() {
      stopping.abort();
      await current?.stop();
      await restarting;
      await log.close();
    },
  };
}

/**
 * Starts `node <args>` and writes its output to the log.
 *
 * @param {{ args: string[], env: NodeJS.ProcessEnv, log: ReturnType<typeof openProcessLog> }} options
 * @returns {Program}
 */
export function startProgram({ args, env, log }) {
  const child = spawnChild(args, { env, output: 'pipe' });
  log.follow(child);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { pid: child.pid, ended, stop: () => stopChild(child) };
}

/**
 * Runs `node <args>` until it ends. Returns whether it succeeded, and the last lines that it printed. A program that prints
 * nothing for `silenceMs` is ended: it waits for something that does not come. `output` then says for what.
 *
 * @param {{
 *   name: string,
 *   args: string[],
 *   env: NodeJS.ProcessEnv,
 *   logs: string,
 *   signal?: AbortSignal,
 *   silenceMs?: number,
 * }} options
 */
export async function runOnce({ name, args, env, logs, signal, silenceMs }) {
  const log = openProcessLog({ folder: logs, name });
  const program = startProgram({ args: [...diagnosticFlags(logs), ...args], env, log });
  const watch = silenceMs === undefined ? undefined : watchSilence({ name, program, log, logs, silenceMs });
  signal?.addEventListener('abort', program.stop, { once: true });
  if (signal?.aborted) program.stop();
  const outcome = await program.ended;
  const stalled = await watch?.end();
  signal?.removeEventListener('abort', program.stop);
  await log.close();
  const output = stalled ? `${log.tail()}\n${stalled}` : log.tail();
  return { isSuccess: outcome === 'code 0' && !stalled, output, logFile: log.path };
}

/** Ends a program that prints nothing for too long. `end` ends the watch; it returns what the program waited for, if any. */
function watchSilence({ name, program, log, logs, silenceMs }) {
  let stalled;
  const timer = setInterval(
    () => {
      if (log.silentFor() < silenceMs || stalled) return;
      stalled = whatKeepsAlive(program.pid, logs).then(async (cause) => {
        await program.stop();
        return `${name} printed nothing for ${Math.round(silenceMs / 1000)} s and was ended. ${cause}`;
      });
    },
    Math.min(1000, silenceMs / 4),
  );
  return {
    end: () => {
      clearInterval(timer);
      return stalled;
    },
  };
}

async function stopChild(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await terminate(identifyProcess(child.pid), { patience: 5000 });
}
