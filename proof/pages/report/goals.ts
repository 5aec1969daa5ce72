import type { Figures } from '../measure';
import type { Transfer } from '../transfers';
import type { Measured, MixResult, PageResult, Transfers } from './results';

/** From this number of movements, speed counts. A smaller database only shows whether everything works, and the number of statements. */
export const fullSize = 100_000;

/** The goals, in milliseconds, seconds and megabytes. */
const most = { p95: 150, times: 1.5, statements: 8, sqlMs: 20 };
const mostExport = { secondsPer100k: 10, growthMb: 50 };
const mostImport = { secondsPer10k: 20 };

/** Returns a sentence for each goal that was missed. */
export const missedGoals = (large: Measured, small: Measured, transfers: Transfers): readonly string[] => [
  ...large.pages.flatMap((page) =>
    missesOf(
      page,
      small.pages.find(({ name }) => name === page.name),
    ),
  ),
  ...(large.mix ? mixMisses(large.mix, small.mix) : []),
  ...missesAtAnySize([small]),
  ...(transfers.export ? exportMisses(transfers.export) : []),
  ...(transfers.import ? importMisses(transfers.import) : []),
];

/** Returns a sentence for each page with failed requests or too many statements. */
export const missesAtAnySize = (measured: readonly Measured[]): readonly string[] =>
  measured.flatMap(({ pages, mix }) => [
    ...pages.flatMap((page) => [...failures(page.name, page), ...statementMisses(page)]),
    ...(mix ? failures('the mix', mix) : []),
  ]);

/** Returns a sentence for each goal that a page missed. `small` is the same page of the small database. */
export function missesOf(page: PageResult, small: MixResult | undefined): readonly string[] {
  const misses = failures(page.name, page);
  if (page.p95 > most.p95) misses.push(`${page.name}: p95 is ${ms(page.p95)}, at most ${most.p95} ms is wanted`);
  if (small && page.p95 > small.p95 * most.times)
    misses.push(
      `${page.name}: p95 is ${(page.p95 / small.p95).toFixed(1)} times that of the small database, at most ${most.times} is wanted`,
    );
  misses.push(...statementMisses(page));
  if (page.sqlMs > most.sqlMs)
    misses.push(`${page.name}: ${ms(page.sqlMs)} of SQL, at most ${most.sqlMs} ms is wanted`);
  return misses;
}

/** The number of statements does not depend on the speed of the machine, so that every run checks it. */
const statementMisses = ({ name, statements }: PageResult): string[] =>
  statements > most.statements
    ? [`${name}: ${statements.toFixed(1)} statements, at most ${most.statements} are wanted`]
    : [];

/** Returns a sentence for each goal that the mix of pages missed. */
export function mixMisses(mix: MixResult, small: MixResult | null): readonly string[] {
  const { p95, times } = most;
  const misses = failures('the mix', mix);
  if (mix.p95 > p95) misses.push(`the mix: p95 is ${ms(mix.p95)}, at most ${p95} ms is wanted`);
  if (small && mix.p95 > small.p95 * times)
    misses.push(
      `the mix: p95 is ${(mix.p95 / small.p95).toFixed(1)} times that of the small database, at most ${times} is wanted`,
    );
  return misses;
}

export function exportMisses({ rows, seconds, growthMb }: Transfer): readonly string[] {
  const misses: string[] = [];
  const atMost = (mostExport.secondsPer100k * Math.max(rows, 10_000)) / 100_000;
  if (seconds > atMost)
    misses.push(`export: ${rows} rows take ${seconds.toFixed(1)} s, at most ${atMost.toFixed(1)} s is wanted`);
  if (growthMb > mostExport.growthMb)
    misses.push(
      `export: the web process grows by ${growthMb.toFixed(0)} MB, at most ${mostExport.growthMb} MB is wanted`,
    );
  return misses;
}

export function importMisses({ rows, seconds }: Transfer): readonly string[] {
  const atMost = (mostImport.secondsPer10k * Math.max(rows, 1_000)) / 10_000;
  return seconds > atMost
    ? [`import: ${rows} rows take ${seconds.toFixed(1)} s, at most ${atMost.toFixed(1)} s is wanted`]
    : [];
}

const failures = (name: string, { errors }: Pick<Figures, 'errors'>): string[] =>
  errors.length > 0 ? [`${name}: ${errors.length} requests failed, the first with: ${errors[0]}`] : [];

const ms = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
