import { isBuilt } from '@/scripts/build/pages.js';
import { Interrupted, shutdownSignal } from '@/scripts/process/shutdown-signal.js';
import { printError } from '@/scripts/process/terminal.js';
import { readOptions } from './options';
import { chaos } from './run';

// Prisma asks for relations side by side on one connection; what pg thinks of it is not this command's affair.
process.noDeprecation = true;

try {
  const signal = shutdownSignal();
  const options = readOptions(process.argv.slice(2));
  const isRight = await chaos(options, options.web ?? (isBuilt() ? 'next' : 'routes'), signal);
  process.exitCode = isRight ? 0 : 1;
} catch (error) {
  if (!(error instanceof Interrupted)) printError(error);
}
process.exit();
