import { print, printError } from './process/terminal.js';

try {
  const { generateClient } = await import('./build/prisma-client.js');
  print((await generateClient()) === 'made' ? 'Prisma client generated.' : 'The Prisma client is current.');
} catch (error) {
  printError(error);
}
