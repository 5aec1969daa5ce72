import { runCommand } from './command.js';
import { print } from './process/terminal.js';

await runCommand(
  async (signal) => {
    const { runSuite } = await import('./test/suite.js');
    process.exitCode = await runSuite({ arguments: process.argv.slice(2), signal });
  },
  () => print('0 passed, 1 failed'),
);
