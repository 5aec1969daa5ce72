import { install } from './install.js';
import { Interrupted, interruption } from './interruption.js';
import { onRightNode } from './runtime.js';
import { report, say } from './terminal.js';

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
