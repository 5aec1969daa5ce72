import type { Hardware } from '../harness/hardware';
import type { Usage } from './processes';

/** What a program may use at rest, in MB: resident, and for all programs together proportional. */
const goals: Readonly<Record<string, number>> = { web: 180, worker: 150, sandbox: 100 };
const totalGoal = 600;
const secondStartGoal = 4;

export type Footprint = {
  readonly firstStart: number;
  readonly secondStart: number;
  readonly idleSeconds: number;
  /** The use after the idle time. `cpu` is the share of one core during the idle time, from 0 to 1. */
  readonly programs: readonly Usage[];
  readonly transactionsPerSecond: number;
  readonly load: readonly number[];
};

/** Returns the goals that were missed, as sentences. */
export function missedGoals({ programs, secondStart }: Footprint): string[] {
  const large = programs
    .filter(({ program, rss }) => rss > (goals[program] ?? Number.POSITIVE_INFINITY))
    .map(({ program, rss }) => `${program} uses ${rss.toFixed(0)} MB, more than ${goals[program]} MB`);
  const total = totalOf(programs);
  return [
    ...large,
    ...(total > totalGoal ? [`all programs use ${total.toFixed(0)} MB, more than ${totalGoal} MB`] : []),
    ...(secondStart > secondStartGoal
      ? [`the second start took ${secondStart.toFixed(1)} s, more than ${secondStartGoal} s`]
      : []),
  ];
}

/** Returns the memory of all programs in MB. Shared pages are counted once. */
export const totalOf = (programs: readonly Usage[]): number => programs.reduce((total, { pss }) => total + pss, 0);

/** Returns the table of the programs in Markdown. */
export function footprintTable({ programs }: Footprint): string {
  const rows = programs.map(
    ({ program, processes, rss, pss, cpu }) =>
      `| ${program} | ${processes} | ${rss.toFixed(0)} | ${pss.toFixed(0)} | ${goals[program] ?? ''} | ${(cpu * 100).toFixed(1)} |`,
  );
  return [
    '| program | processes | RSS, MB | PSS, MB | goal, MB of RSS | % of a core |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    `| all | ${programs.reduce((total, { processes }) => total + processes, 0)} | | ${totalOf(programs).toFixed(0)} | ${totalGoal} (PSS) | |`,
  ].join('\n');
}

/** Returns the section of docs/benchmarks.md. */
export const footprintSection = (date: Date, hardware: Hardware, footprint: Footprint): string => `## Footprint

Results of \`npm run measure:footprint\` on ${date.toISOString().slice(0, 10)}: ${hardware.cores} cores (${hardware.processor}), ${hardware.memoryGiB} GiB,
Node ${hardware.node}, load ${footprint.load.map((load) => load.toFixed(1)).join(' ')} before the run.

All programs of \`npm start\` with the demo, ${footprint.idleSeconds} seconds after the start, without a request. RSS is the resident memory of
a program's processes; each counts the pages that it shares with others, such as the 50 MB of Node itself. PSS divides such a
page among the processes that share it, so its sum is what all programs together take from the machine. Other processes of
the machine that run the same Node lower it. At rest, the database has ${footprint.transactionsPerSecond.toFixed(1)} transactions a second.

${footprintTable(footprint)}

The first start takes ${footprint.firstStart.toFixed(1)} s after the build (most of it creates the demo), the second ${footprint.secondStart.toFixed(1)} s (goal: ${secondStartGoal} s).
`;
