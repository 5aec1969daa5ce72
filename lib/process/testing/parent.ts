// A process that starts a busy child, which writes its pid to the file that is given. For the test that ends the parent.

import { runTask } from '../run-task';
import { misbehave } from './misbehaving-task';

const [pidFile] = process.argv.slice(2);
await runTask(
  misbehave,
  { facts: { act: 'spin', pidFile, announce: true }, files: [] },
  { onProgress: () => process.stdout.write('started\n') },
);
