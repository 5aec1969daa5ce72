import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../root.js';
import { signalGroup } from './processes.js';
import { spawnChild } from './spawn-child.js';

const running = new Set();

/** Ends what `run` has under way; for a command that is interrupted. */
export function terminateRunning() {
  for (const child of running) signalGroup(child.pid, 'SIGTERM');
}

/**
 * Runs a program to its end. Its output goes to the terminal, or is kept and given back.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(program, args, { env = process.env, quiet = false, shell = false } = {}) {
  const output = quiet ? 'pipe' : 'inherit';
  const child =
    program === process.execPath
      ? spawnChild(args, { env, output })
      : spawn(program, args, { cwd: root, env, shell, detached: true, stdio: ['ignore', output, output] });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  try {
    const [code] = await once(child, 'close');
    return { code: code ?? 1, output: said };
  } finally {
    running.delete(child);
  }
}

/** Output that is kept is coloured only where the terminal would have been. */
export const colour = () => (process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' });
