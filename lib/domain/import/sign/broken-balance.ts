import type { Day } from '../../day';

/** A row with the amount that moved the account, negative for money out; null when it is not known. In minor units. */
export type RunningRow = {
  readonly line: number;
  readonly day: Day | null;
  /** The account and currency of the row. */
  readonly account: string;
  readonly minor: bigint | null;
  readonly balance: bigint | null;
};

/** A balance that does not follow from the one before. */
export type BrokenBalance = {
  readonly account: string;
  /** The line after which it breaks, and the line whose balance does not fit. */
  readonly after: number;
  readonly line: number;
  readonly before: bigint;
  readonly expected: bigint;
  readonly stated: bigint;
};

/**
 * Finds the rows whose balance does not follow from the balance before it and the amounts between them. Banks write rows
 * in several orders, the balance before or after a row, and a debt as a positive balance: the way that explains most
 * balances is used. When none explains at least half of them, the column is no running balance and nothing is said.
 */
export function brokenBalances(rows: readonly RunningRow[]): readonly BrokenBalance[] {
  if (rows.every(({ balance }) => balance === null)) return [];
  let best: Walk = { fits: 0, broken: [] };
  for (const order of ordersOf(rows))
    for (const isDebt of [false, true])
      for (const isBefore of [false, true]) {
        const walk = walkOver(order, isDebt, isBefore);
        if (walk.fits > best.fits) best = walk;
      }
  return best.fits >= best.broken.length ? best.broken : [];
}

/** The orders in which banks write rows: by time up or down, and by days in one direction with each day in the other. */
function ordersOf(rows: readonly RunningRow[]): readonly (readonly RunningRow[])[] {
  const days = rows.flatMap(({ day }) => day ?? []);
  const isDescending = (days[0] ?? '') > (days.at(-1) ?? '');
  const [forwards, backwards] = isDescending ? [rows.toReversed(), rows] : [rows, rows.toReversed()];
  if (days.length < rows.length) return [forwards, backwards];
  const byDay = (some: readonly RunningRow[]) =>
    some.toSorted((one, other) => (one.day ?? '').localeCompare(other.day ?? ''));
  return [forwards, backwards, byDay(forwards), byDay(backwards)];
}

type Walk = { fits: number; broken: readonly BrokenBalance[] };
type State = { balance: bigint; line: number; sum: bigint };

function walkOver(rows: readonly RunningRow[], isDebt: boolean, isBefore: boolean): Walk {
  const states = new Map<string, State>();
  const broken: BrokenBalance[] = [];
  let fits = 0;
  for (const { line, account, minor, balance } of rows) {
    const moved = minor === null ? 0n : isDebt ? -minor : minor;
    if (minor === null) states.clear();
    const state = states.get(account);
    if (balance === null) {
      if (state) state.sum += moved;
      continue;
    }
    if (state) {
      const expected = state.balance + state.sum + (isBefore ? 0n : moved);
      if (expected === balance) fits += 1;
      else broken.push({ account, after: state.line, line, before: state.balance, expected, stated: balance });
    }
    states.set(account, { balance, line, sum: isBefore ? moved : 0n });
  }
  return { fits, broken };
}
