import { install } from './build/install.js';
import { ensureNodeVersion } from './build/node-version.js';
import { Interrupted, shutdownSignal } from './process/shutdown-signal.js';
import { print, printError } from './process/terminal.js';

try {
  const signal = shutdownSignal();
  await install();
  signal.throwIfAborted();
  // What follows needs the packages, and the Node among them.
  if (ensureNodeVersion()) {
    const { runSuite } = await import('./suite.js');
    process.exitCode = await runSuite({ arguments: process.argv.slice(2), signal });
  }
} catch (error) {
  if (!(error instanceof Interrupted)) {
    printError(error);
    print('0 passed, 1 failed');
  }
}
