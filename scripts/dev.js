import { install } from './build/install.js';
import { onRightNode } from './build/node-version.js';
import { Interrupted, interruption } from './process/shutdown-signal.js';
import { report } from './process/terminal.js';

try {
  const signal = interruption();
  await install();
  signal.throwIfAborted();
  // What follows needs the packages, and the Node among them.
  if (onRightNode()) {
    const { serve } = await import('./stack/serve.js');
    await serve({ mode: 'development', signal });
  }
} catch (error) {
  if (!(error instanceof Interrupted)) report(error);
}
