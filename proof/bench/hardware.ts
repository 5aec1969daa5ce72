import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  /** The sandbox has a core of its own, and the contestant the others. */
  readonly pinned: boolean;
};

const cores = availableParallelism();
const canPin = cores > 1 && existsSync('/usr/bin/taskset');

export const machine: Machine = {
  cores,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  pinned: canPin,
};

/** Gives a process, with all its threads and whatever it starts from now on, its cores. */
export function pin(pid: number, to: 'sandbox' | 'contestant'): void {
  if (!canPin) return;
  const list = to === 'sandbox' ? '0' : `1-${cores - 1}`;
  execFileSync('taskset', ['-a', '-c', '-p', list, String(pid)], { stdio: 'ignore' });
}
