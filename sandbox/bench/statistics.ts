/** Returns the median of several runs. */
export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
/** Returns a row of the table. */
export const row = (runs: readonly number[]): object => ({
  median: median(runs),
  lowest: Math.min(...runs),
  highest: Math.max(...runs),
});
