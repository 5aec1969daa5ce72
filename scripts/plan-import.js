import { runCommand } from './command.js';
import { run } from './process/run.js';

// Usage: npm run plan:import -- FILE --books GBP. Runs lib/jobs/plan-import.ts, which describes the options.
await runCommand(async () => {
  const program = ['--import', 'tsx', 'lib/jobs/plan-import.ts'];
  const { code } = await run(process.execPath, [...program, ...process.argv.slice(2)]);
  process.exitCode = code;
});
