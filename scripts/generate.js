import { report, say } from './terminal.js';

try {
  const { generateClient } = await import('./client.js');
  say((await generateClient()) === 'made' ? 'Prisma client generated.' : 'The Prisma client is current.');
} catch (error) {
  report(error);
}
