// Loaded before the program of a child (`node --import`). Plain JavaScript, because it starts before tsx.
import { isMainThread, Worker } from 'node:worker_threads';

if (isMainThread) {
  const [memoryMegabytes, parent] = process.argv.slice(2).map(Number);
  const file = new URL('guard-thread.js', import.meta.url);
  // The thread's own limits keep its reserved memory small. Without them, V8 reserves another 512 MB for its code.
  const resourceLimits = {
    codeRangeSizeMb: 8,
    maxOldGenerationSizeMb: 16,
    maxYoungGenerationSizeMb: 2,
    stackSizeMb: 1,
  };
  new Worker(file, { workerData: { memoryMegabytes, parent }, execArgv: [], resourceLimits }).unref();
}
