import { readdirSync, readFileSync } from 'node:fs';

/** What one program of Outlay uses: all its processes together. Memory is in MB, processor time in seconds. */
export type Usage = {
  readonly program: string;
  readonly processes: number;
  /** Resident memory. A page that processes share is counted in each of them. */
  readonly rss: number;
  /** The proportional part of the resident memory: a page that n processes share counts one nth in each. */
  readonly pss: number;
  readonly cpu: number;
};

type Process = { readonly pid: number; readonly parent: number; readonly command: string; readonly cpu: number };

/** The kernel reports processor time in hundredths of a second (proc_pid_stat(5), USER_HZ). */
const ticksPerSecond = 100;

/** Returns what a process and all its descendants use now, by program. Reads /proc, so it works on Linux only. */
export function usageBelow(root: number): readonly Usage[] {
  const byProgram = Map.groupBy(descendants(root), ({ pid, command }) => programIn(command, pid === root));
  return [...byProgram].map(([program, processes]) => ({
    program,
    processes: processes.length,
    rss: sum(processes.map(({ pid }) => megabytesOf(pid, 'Rss'))),
    pss: sum(processes.map(({ pid }) => megabytesOf(pid, 'Pss'))),
    cpu: sum(processes.map(({ cpu }) => cpu)),
  }));
}

function descendants(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

/** Returns a list with the process, or an empty one if it has ended. */
function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program is in brackets and may contain spaces. The fields after it are the state, the parent and,
    // as fields 14 and 15, the processor time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [
      { pid, parent: Number(fields[1]), command, cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond },
    ];
  } catch {
    return [];
  }
}

function programIn(command: string, isRoot: boolean): string {
  if (isRoot) return 'start';
  if (/next-server/.test(command)) return 'web';
  const compiled = /\.build\/([\w-]+)\.js/.exec(command)?.[1];
  if (compiled) return compiled;
  return /postgres/.test(command) ? 'Postgres' : 'other';
}

/** Returns one sum of smaps_rollup in MB, or 0 if the process has ended. */
function megabytesOf(pid: number, name: 'Rss' | 'Pss'): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
