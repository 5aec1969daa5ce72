import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';

const mark = 'OUTLAY_RUNTIME';
const leastMajor = 24;

/**
 * Whether this process already is the Node that Outlay runs on. If not, starts the same command on the Node that npm
 * installed, passes signals on to it, ends as it ends, and answers false.
 */
export function ensureNodeVersion() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const major = Number(process.versions.node.split('.')[0]);
  if (process.env[mark] === String(process.ppid)) return true;
  if (!existsSync(own)) {
    if (major >= leastMajor) return true;
    throw new UserError(
      `npm did not install Node ${leastMajor} (its package "node" needs its install script): allow install scripts, or start this with Node ${leastMajor}.`,
    );
  }
  if (process.execPath === own || major === leastMajor) return true;
  const child = spawn(own, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, [mark]: String(process.pid) },
  });
  // Ctrl-C reaches the child by itself, being in the same group; we only wait for it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
  return false;
}
