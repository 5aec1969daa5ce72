import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../process/terminal.js';
import { root } from '../root.js';

/** The environment variable that holds, for a relaunched process, the pid of the process that relaunched it. */
const relaunchedBy = 'OUTLAY_RUNTIME';
const requiredMajor = 24;

/**
 * Returns whether this process runs on the Node that Outlay requires. If not, it relaunches the same command on the Node
 * that npm installed, forwards signals to it, and exits with its exit code.
 */
export function ensureNodeVersion() {
  const installed = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const major = Number(process.versions.node.split('.')[0]);
  if (process.env[relaunchedBy] === String(process.ppid)) return true;
  if (!existsSync(installed)) {
    if (major >= requiredMajor) return true;
    throw new UserError(
      `npm did not install Node ${requiredMajor} (its package "node" needs its install script): allow install scripts, or start this with Node ${requiredMajor}.`,
    );
  }
  if (process.execPath === installed || major === requiredMajor) return true;
  const child = spawn(installed, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, [relaunchedBy]: String(process.pid) },
  });
  // The terminal sends Ctrl-C to the whole group, so the child receives it too.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
  return false;
}
