import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root.js';

const dieWithParent = pathToFileURL(join(root, 'scripts', 'process', 'die-with-parent.js')).href;

/**
 * Starts `node <args>` so that it ends when this process ends. The child leads its own process group: Ctrl-C reaches
 * only this process, which stops its children in order.
 *
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, output: 'pipe' | 'inherit' | number }} options `output` may be a file descriptor
 */
export const spawnChild = (args, { env, output }) =>
  spawn(process.execPath, ['--import', dieWithParent, ...args], {
    cwd: root,
    env: { ...env, OUTLAY_PARENT_PID: String(process.pid) },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
