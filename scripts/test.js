import { install } from './build/install.js';
import { onRightNode } from './build/node-version.js';
import { Interrupted, interruption } from './process/shutdown-signal.js';
import { report, say } from './process/terminal.js';

try {
  const signal = interruption();
  await install();
  signal.throwIfAborted();
  // What follows needs the packages, and the Node among them.
  if (onRightNode()) {
    const { runSuite } = await import('./suite.js');
    process.exitCode = await runSuite({ arguments: process.argv.slice(2), signal });
  }
} catch (error) {
  if (!(error instanceof Interrupted)) {
    report(error);
    say('0 passed, 1 failed');
  }
}
