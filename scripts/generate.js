import { generateClient } from './build/prisma-client.js';
import { print, printError } from './process/terminal.js';

try {
  print((await generateClient()) ? 'Prisma client generated.' : 'The Prisma client is up to date.');
} catch (error) {
  printError(error);
}
