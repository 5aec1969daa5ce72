/**
 * Returns a percentile by the nearest-rank method: the smallest value that is at least as large as this share of all
 * values. Returns 0 if there are no values.
 */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? 0;
