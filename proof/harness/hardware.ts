import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

export type Hardware = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  /** Whether the sandbox runs on one core of its own and the contestant on the other cores. */
  readonly pinned: boolean;
};

const cores = availableParallelism();
const canPin = cores > 1 && existsSync('/usr/bin/taskset');

export const hardware: Hardware = {
  cores,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  pinned: canPin,
};

/** Restricts a process, its threads and its later children to the cores of its role. */
export function pin(pid: number, role: 'sandbox' | 'contestant'): void {
  if (!canPin) return;
  const list = role === 'sandbox' ? '0' : `1-${cores - 1}`;
  execFileSync('taskset', ['-a', '-c', '-p', list, String(pid)], { stdio: 'ignore' });
}
