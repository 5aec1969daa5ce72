/** The middle of several runs. */
export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
/** A line of the table. */
export const row = (runs: readonly number[]): object => ({
  median: median(runs),
  lowest: Math.min(...runs),
  highest: Math.max(...runs),
});
