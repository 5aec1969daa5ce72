import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.js';

const leash = pathToFileURL(join(root, 'scripts', 'leash.js')).href;

/**
 * Starts `node <args>` so that it ends when this process does. It leads a process group of its own: Ctrl-C reaches only
 * us, who stop things in their order.
 *
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, output: 'pipe' | 'inherit' }} options
 */
export const spawnLeashed = (args, { env, output }) =>
  spawn(process.execPath, ['--import', leash, ...args], {
    cwd: root,
    env: { ...env, OUTLAY_LEASH: String(process.pid) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
