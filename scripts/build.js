import { buildPages } from './build/pages.js';
import { generateClient } from './build/prisma-client.js';
import { buildPrograms } from './build/programs.js';
import { printError, step } from './process/terminal.js';

// Builds what production runs: the pages for `npm run web`, and the programs for the other processes.
try {
  await step('Prisma client is up to date', generateClient);
  await step('programs are compiled', buildPrograms);
  await step('pages are built', buildPages);
} catch (error) {
  printError(error);
}
