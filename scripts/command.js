import { install } from './build/install.js';
import { ensureNodeVersion } from './build/node-version.js';
import { Interrupted, shutdownSignal } from './process/shutdown-signal.js';
import { printError } from './process/terminal.js';

/**
 * Runs a command: installs the packages, relaunches on the required Node if necessary, then calls `work`, which may
 * import packages. Runs on Node 20 and before `npm ci`, so this file and what it imports use no packages.
 *
 * @param {(signal: AbortSignal) => Promise<void>} work
 * @param {() => void} [onError] called after an error was printed
 */
export async function runCommand(work, onError) {
  try {
    const signal = shutdownSignal();
    await install();
    signal.throwIfAborted();
    if (ensureNodeVersion()) await work(signal);
  } catch (error) {
    if (error instanceof Interrupted) return;
    printError(error);
    onError?.();
  }
}
