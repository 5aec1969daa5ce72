import { install } from './build/install.js';
import { ensureNodeVersion } from './build/node-version.js';
import { Interrupted, shutdownSignal } from './process/shutdown-signal.js';
import { printError } from './process/terminal.js';

try {
  const signal = shutdownSignal();
  await install();
  signal.throwIfAborted();
  // What follows needs the packages, and the Node among them.
  if (ensureNodeVersion()) {
    const { serve } = await import('./stack/serve.js');
    await serve({ mode: 'development', signal });
  }
} catch (error) {
  if (!(error instanceof Interrupted)) printError(error);
}
