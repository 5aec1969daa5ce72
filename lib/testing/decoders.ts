import { execFileSync } from 'node:child_process';

/** Counts the processes that this process has started to decode receipts and that run now. */
export function runningDecoders(): number {
  const processes = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' });
  return processes
    .split('\n')
    .filter((line) => line.trim().startsWith(`${process.pid} `) && line.includes('lib/storage/decode/main.ts')).length;
}
