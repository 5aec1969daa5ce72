import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../root.js';
import { signalGroup } from './processes.js';
import { spawnChild } from './spawn-child.js';

const running = new Set();

/** Ends all programs that `run` has started and that still run. */
export function terminateRunning() {
  for (const child of running) signalGroup(child.pid, 'SIGTERM');
}

/**
 * Runs a program until it ends. Its output goes to the terminal, or is returned if `quiet` is set.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(program, args, { env = process.env, quiet = false, shell = false } = {}) {
  const stdio = quiet ? 'pipe' : 'inherit';
  const child =
    program === process.execPath
      ? spawnChild(args, { env, output: stdio })
      : spawn(program, args, { cwd: root, env, shell, detached: true, stdio: ['ignore', stdio, stdio] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? 1, output };
  } finally {
    running.delete(child);
  }
}

/** Returns an environment variable that enables colours in captured output only if the terminal shows colours. */
export const colour = () => (process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' });
