import type { PlanContext } from '../file-plan';
import type { UnkindedRow } from '../kind/plan-kinds';
import { plainCell } from '../row/cell';
import type { Layout } from '../row/layout';
import { isOwnTransfer } from '../titles/own-transfer';

/**
 * Finds the rows whose money stayed with its owner. Where both sides are in the file of one account, they are no expenses,
 * and `pairs` has the other line of each. One side alone stays (`recognise`).
 */
export function ownTransfers(
  rows: readonly UnkindedRow[],
  { columns }: Layout,
  { keepsTransfers }: Pick<PlanContext, 'keepsTransfers'>,
): { readonly rows: readonly UnkindedRow[]; readonly pairs: ReadonlyMap<number, number> } {
  if (keepsTransfers) return { rows, pairs: new Map() };
  const own = rows.filter(
    ({ facts, cells }) =>
      isOwnTransfer(facts.merchant) || columns.kinds.some((at) => isOwnTransfer(plainCell(cells[at]))),
  );
  if (own.length === 0) return { rows, pairs: new Map() };
  const pairs = pairsIn(own);
  return { rows: rows.filter(({ line }) => !pairs.has(line)), pairs };
}

/** A side with a fee is no pair: the fee is an expense. */
const hasFee = ({ remarks }: UnkindedRow): boolean => remarks.some((one) => /\bfee\b/.test(one));

function pairsIn(own: readonly UnkindedRow[]): ReadonlyMap<number, number> {
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
function sideOf({ line, facts: { amount } }: UnkindedRow, incoming: readonly UnkindedRow[]): number {
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
