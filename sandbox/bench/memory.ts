import { execFileSync } from 'node:child_process';

/** What a process holds in memory at this moment, in MiB (resident set). */
export const residentMebibytes = (pid: number): number =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024);
