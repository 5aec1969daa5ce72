import { runCommand } from './command.js';

await runCommand(async (signal) => {
  const { serve } = await import('./stack/serve.js');
  await serve({ mode: 'production', signal });
});
