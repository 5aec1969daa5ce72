import { isBuilt } from '@/scripts/build/pages.js';
import { Interrupted, shutdownSignal } from '@/scripts/process/shutdown-signal.js';
import { printError } from '@/scripts/process/terminal.js';
import { readChaosOptions } from './options';
import { runChaos } from './run';

// Hides a deprecation warning of pg, which it prints because Prisma reads relations in parallel on one connection.
process.noDeprecation = true;

try {
  const signal = shutdownSignal();
  const options = readChaosOptions();
  const isCorrect = await runChaos(options, options.web ?? (isBuilt() ? 'next' : 'routes'), signal);
  process.exitCode = isCorrect ? 0 : 1;
} catch (error) {
  if (!(error instanceof Interrupted)) printError(error);
}
process.exit();
