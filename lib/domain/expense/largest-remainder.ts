/**
 * Rounds quotients to whole numbers that add up to `sum`: all are rounded down, and the units that are then missing go
 * to those with the largest remainders, the earlier one first. The dividends and the divisor must not be negative, and
 * `sum` must be at most one unit per quotient above their sum rounded down.
 */
export function largestRemainder(sum: bigint, dividends: readonly bigint[], divisor: bigint): readonly bigint[] {
  const floors = dividends.map((dividend) => dividend / divisor);
  const missing = Number(sum - floors.reduce((all, floor) => all + floor, 0n));
  const order = dividends
    .map((dividend, index) => ({ index, remainder: dividend % divisor }))
    .sort((one, other) => {
      if (one.remainder === other.remainder) return one.index - other.index;
      return one.remainder > other.remainder ? -1 : 1;
    });
  const raised = new Set(order.slice(0, missing).map(({ index }) => index));
  return floors.map((floor, index) => (raised.has(index) ? floor + 1n : floor));
}
