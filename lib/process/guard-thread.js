// Ends this process when it uses too much memory, or when its parent ends. It has its own thread, because the main
// thread is busy while a decoder runs. A process may always measure and end itself, on Linux and on macOS.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { memoryMegabytes, parent } = workerData;
const everyMs = 20;
const reports = 3;

const end = () => process.kill(process.pid, 'SIGKILL');

setInterval(() => {
  if (process.ppid !== parent) end();
  if (process.memoryUsage.rss() < memoryMegabytes * 1024 * 1024) return;
  try {
    writeSync(reports, 'memory\n');
  } finally {
    end();
  }
}, everyMs);
