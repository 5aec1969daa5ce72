import type { PlanRow } from '../file-plan';
import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import { isOwnTransfer } from '../titles/own-transfer';

const remark = 'It looks like a transfer between your own accounts, not a purchase or a refund.';

/**
 * Finds the rows whose money stayed with its owner. Where both sides are in the file, they are no expenses, and `pairs`
 * has the other line of each. One side alone can be anything, so it stays with a remark.
 */
export function ownTransfers(
  rows: readonly PlanRow[],
  { columns }: Layout,
): { readonly rows: readonly PlanRow[]; readonly pairs: ReadonlyMap<number, number> } {
  const own = rows.filter(
    ({ facts, cells }) =>
      isOwnTransfer(facts.merchant) || columns.kinds.some((at) => isOwnTransfer(plainCell(cells[at]))),
  );
  if (own.length === 0) return { rows, pairs: new Map() };
  const pairs = pairsIn(own);
  const lines = new Set(own.map(({ line }) => line));
  return {
    rows: rows.flatMap((row) => {
      if (pairs.has(row.line)) return [];
      if (!lines.has(row.line)) return [row];
      return [{ ...row, remarks: [...row.remarks.filter((one) => !one.startsWith('It looks like')), remark] }];
    }),
    pairs,
  };
}

/** A side with a fee is no pair: the fee is an expense. */
const hasFee = ({ remarks }: PlanRow): boolean => remarks.some((one) => /\bfee\b/.test(one));

function pairsIn(own: readonly PlanRow[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const byDay = Map.groupBy(
    own.filter((row) => !hasFee(row)),
    ({ facts }) => facts.day,
  );
  for (const rows of byDay.values()) {
    const incoming = rows.filter(({ facts }) => facts.type === 'refund');
    for (const out of rows.filter(({ facts }) => facts.type === 'payment')) {
      const at = sideOf(out, incoming);
      const [other] = at < 0 ? [] : incoming.splice(at, 1);
      if (!other) continue;
      pairs.set(out.line, other.line);
      pairs.set(other.line, out.line);
    }
  }
  return pairs;
}

/** Returns the place of the other side: the same amount, or the nearest line with another currency. */
function sideOf({ line, facts: { amount } }: PlanRow, incoming: readonly PlanRow[]): number {
  const same = incoming.findIndex(
    ({ facts }) => facts.amount.currency === amount.currency && facts.amount.minor === amount.minor,
  );
  if (same >= 0) return same;
  const [nearest] = incoming
    .map((row, at) => ({ at, row, distance: Math.abs(row.line - line) }))
    .filter(({ row }) => row.facts.amount.currency !== amount.currency)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.at ?? -1;
}
