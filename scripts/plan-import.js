import { generateClient } from './build/prisma-client.js';
import { buildPrograms, programArguments } from './build/programs.js';
import { runCommand } from './command.js';
import { run } from './process/run.js';

// Usage: npm run plan:import -- FILE --books GBP. Runs lib/jobs/plan-import.ts, which describes the options.
await runCommand(async () => {
  await generateClient();
  await buildPrograms();
  const { code } = await run(process.execPath, [...programArguments('plan-import'), ...process.argv.slice(2)]);
  process.exitCode = code;
});
