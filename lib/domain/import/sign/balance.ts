import type { Day } from '../../day';

/** A row with the balance after it. All amounts are minor units; `fee` is not negative. */
export type BalanceRow = {
  /** The account and currency of the row: balances of different accounts do not follow each other. */
  readonly account: string;
  readonly day: Day | null;
  readonly minor: bigint;
  readonly fee: bigint;
  readonly balance: bigint | null;
};

/** How the balance changed by a row, and whether by the amount alone or by the amount and its fee. */
export type BalanceChange = { readonly change: 'rose' | 'fell'; readonly fee: 'added' | 'not added' | null };

/**
 * Finds for each row how the balance changed by it; null when the balances do not show it. Files are in ascending or
 * descending order, so both are tried.
 */
export function balanceChanges(rows: readonly BalanceRow[]): readonly (BalanceChange | null)[] {
  const found: (BalanceChange | null)[] = rows.map(() => null);
  const accounts = Map.groupBy(
    rows.flatMap((row, at) => (row.balance === null ? [] : [{ row, balance: row.balance, at }])),
    ({ row }) => row.account,
  );
  for (const steps of accounts.values()) {
    for (const { at, change } of bestOrder(steps)) found[at] = change;
  }
  return found;
}

type Step = { readonly row: BalanceRow; readonly balance: bigint; readonly at: number };
type Change = { readonly at: number; readonly change: BalanceChange };

/** Returns the changes in the order that explains more rows, if it explains most of them. */
function bestOrder(steps: readonly Step[]): readonly Change[] {
  const ascending = changesIn(steps);
  const descending = changesIn([...steps].reverse());
  // The days tell the order. When only the other order explains the balances, they are those before each row (SNS).
  const order = orderOf(steps);
  const [up, down] = [
    order === 'down' ? ascending.map(opposite) : ascending,
    order === 'up' ? descending.map(opposite) : descending,
  ];
  const best = up.length === down.length ? (isDescending(steps) ? down : up) : up.length > down.length ? up : down;
  return best.length >= (steps.length - 1) * least ? best : [];
}

const least = 0.6;

function changesIn(steps: readonly Step[]): readonly Change[] {
  return steps.flatMap(({ row, balance, at }, index) => {
    const before = steps[index - 1];
    const change = before && changeBy(row, balance - before.balance);
    return change ? [{ at, change }] : [];
  });
}

function changeBy({ minor, fee }: BalanceRow, difference: bigint): BalanceChange | null {
  const change = difference < 0n ? 'fell' : 'rose';
  const size = difference < 0n ? -difference : difference;
  if (size === 0n) return null;
  if (size === minor) return { change, fee: fee === 0n ? null : 'not added' };
  // A fee makes money out larger and money in smaller.
  const withFee = change === 'fell' ? minor + fee : minor - fee;
  return fee !== 0n && size === withFee ? { change, fee: 'added' } : null;
}

/**
 * Returns the order of the days of an account's rows; null when it is not certain. The days of purchases are not in the
 * order of the bookings, so two steps in one direction and none in the other are needed.
 */
function orderOf(steps: readonly Step[]): 'up' | 'down' | null {
  const days = steps.flatMap(({ row }) => (row.day === null ? [] : [row.day]));
  const [ups, downs] = [
    days.filter((day, at) => at > 0 && day > (days[at - 1] ?? day)).length,
    days.filter((day, at) => at > 0 && day < (days[at - 1] ?? day)).length,
  ];
  if (ups >= 2 && downs === 0) return 'up';
  return downs >= 2 && ups === 0 ? 'down' : null;
}

function isDescending(steps: readonly Step[]): boolean {
  const [first, last] = [steps[0]?.row.day ?? null, steps.at(-1)?.row.day ?? null];
  return first !== null && last !== null && first > last;
}

const opposite = ({ at, change }: Change): Change => ({
  at,
  change: { change: change.change === 'rose' ? 'fell' : 'rose', fee: null },
});
