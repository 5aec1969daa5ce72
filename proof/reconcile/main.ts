import { loadavg } from 'node:os';
import { z } from 'zod';
import { printError } from '@/scripts/process/terminal.js';
import { readOptions } from '../harness/command-line';
import { type Figures, measure } from './measure';

const schema = z.object({
  /** The number of bank lines, and of records. */
  rows: z.coerce.number().int().min(10).max(1_000_000).default(10_000),
  seed: z.coerce.number().int().min(0).default(1),
});

/** The goals for 10,000 bank lines and as many records. */
const goals = { seconds: 5, megabytes: 300 } as const;

/** Usage: npm run bench:reconcile -- [--rows N] [--seed N]. Exits with 1 when a goal is missed. */
try {
  const options = readOptions('bench:reconcile', schema);
  const figures = measure(options.rows, options.seed);
  const misses = missesOf(figures);
  for (const text of [...report(figures), ...misses.map((miss) => `Missed: ${miss}`)])
    process.stdout.write(`${text}\n`);
  process.stdout.write(
    `${JSON.stringify({ date: new Date(), load: loadavg(), options, ...figures, goals, misses })}\n`,
  );
  if (misses.length > 0) process.exitCode = 1;
} catch (error) {
  printError(error);
}

function missesOf({ seconds, megabytes, wrongCertain }: Figures): readonly string[] {
  return [
    ...(seconds > goals.seconds ? [`${seconds.toFixed(1)} s, the goal is ${goals.seconds} s`] : []),
    ...(megabytes > goals.megabytes ? [`${megabytes.toFixed(0)} MB, the goal is ${goals.megabytes} MB`] : []),
    ...(wrongCertain.length > 0 ? [`${wrongCertain.length} certain pairs are wrong`] : []),
  ];
}

function report(figures: Figures): readonly string[] {
  return [
    `${figures.lines} bank lines, ${figures.records} records`,
    `matched in ${figures.seconds.toFixed(2)} s of processor time (${figures.wallSeconds.toFixed(2)} s on the clock), ${figures.megabytes.toFixed(0)} MB`,
    `open lines and differences explained in ${figures.explainSeconds.toFixed(2)} s of processor time`,
    `certain ${percent(figures.certain)}, likely ${percent(figures.likely)}, ambiguous ${percent(figures.ambiguous)}, open ${percent(figures.open)}`,
    `wrong among certain: ${figures.wrongCertain.length}`,
    `wrong among likely: ${figures.wrongLikely} of ${figures.proposalsLikely}`,
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
