import { report, say } from './process/terminal.js';

try {
  const { generateClient } = await import('./build/prisma-client.js');
  say((await generateClient()) === 'made' ? 'Prisma client generated.' : 'The Prisma client is current.');
} catch (error) {
  report(error);
}
