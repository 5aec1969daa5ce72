/** Returns the median of the results of several runs. */
export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
export const row = (runs: readonly number[]): object => ({
  median: median(runs),
  lowest: Math.min(...runs),
  highest: Math.max(...runs),
});
