import { isBuilt } from '@/scripts/build/pages.js';
import { Interrupted, interruption } from '@/scripts/process/shutdown-signal.js';
import { report as complain } from '@/scripts/process/terminal.js';
import { readOptions } from './options';
import { chaos } from './run';

// Prisma asks for relations side by side on one connection; what pg thinks of it is not this command's affair.
process.noDeprecation = true;

try {
  const signal = interruption();
  const options = readOptions(process.argv.slice(2));
  const isRight = await chaos(options, options.web ?? (isBuilt() ? 'next' : 'routes'), signal);
  process.exitCode = isRight ? 0 : 1;
} catch (error) {
  if (!(error instanceof Interrupted)) complain(error);
}
process.exit();
