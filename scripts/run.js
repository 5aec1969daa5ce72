import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { signalGroup } from './processes.js';
import { root } from './root.js';

const running = new Set();

/** Ends what `run` has under way; for a command that is interrupted. */
export function endRunning() {
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
  const child = spawn(program, args, {
    cwd: root,
    env,
    shell,
    detached: true,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
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
