import { install } from './install.js';
import { Interrupted, interruption } from './interruption.js';
import { onRightNode } from './runtime.js';
import { report } from './terminal.js';

try {
  const signal = interruption();
  await install();
  signal.throwIfAborted();
  // What follows needs the packages, and the Node among them.
  if (onRightNode()) {
    const { serve } = await import('./serve.js');
    await serve({ mode: 'production', signal });
  }
} catch (error) {
  if (!(error instanceof Interrupted)) report(error);
}
