import { type Context, type Prepared, pairOf, prepare } from './context';
import { dayIndex } from './day-order';
import { type Bucket, bucketsOf, certainPairs, likelyPairs, pairsAcrossNames, rowsWithoutEqual } from './equal-amounts';
import { nearAmounts } from './near-amounts';
import { findProofs, type Proofs } from './proofs';
import type { Matching, Unsearched } from './proposal';
import type { Found, Unclear } from './reasons';
import { withoutRivals } from './rivals';
import type { Rows } from './row';
import { certainSets, findSets, likelySets, type SetResult, type SetScope } from './sets';

/**
 * Matches bank lines with movements and records of the books. Account, currency and direction must be the same. Our own
 * id decides first, then a reference that no other row has, then equal amounts, sets, and amounts that differ by a named
 * cause. Linked rows are not matched, but they show what recurs. The result does not depend on the order of the rows.
 * Throws when two rows of one side have the same id.
 */
export function matchRows(rows: Rows): Matching {
  const context = prepare(rows);
  const proofs = findProofs(context);
  const buckets = bucketsOf(context, proofs.rows);
  const open = new Set(context.open);
  const found: Found[] = [];
  const take = (some: readonly Found[]) => {
    for (const pair of some) {
      const members = [...pair.lines, ...pair.records];
      if (!members.every((row) => open.has(row))) continue;
      found.push(pair);
      for (const row of members) open.delete(row);
    }
  };
  take(proofs.found);
  const free = [...context.lines, ...context.records].filter((row) => !proofs.rows.has(row));
  const withoutEqual = rowsWithoutEqual(buckets, free);
  const equal = buckets.flatMap((bucket) => certainPairs(context, bucket));
  take(withoutRivals(equal, withoutEqual));
  take(certainSets(context, setsAmong(context, free), withoutEqual));
  for (const row of proofs.unclear.flatMap(({ lines, records }) => [...lines, ...records])) open.delete(row);
  // A suggestion can leave one way only for the rows around it. The last pass finds nothing, so that applying the result
  // and matching again proposes nothing new.
  for (;;) {
    const before = found.length;
    const { unclear, unsearched } = suggest({ ...context, open }, proofs, buckets, take);
    if (found.length === before) return result(found, [...proofs.unclear, ...unclear], unsearched);
  }
}

/** Whether a set is the only one is judged among all rows, so that links made before do not make it certain. */
const setsAmong = (context: Context, rows: readonly Prepared[]): readonly SetResult[] => {
  const [lines, records] = [rows.filter(({ side }) => side === 'line'), rows.filter(({ side }) => side === 'record')];
  return setsBetween(context, lines, records, 'same counterparty');
};

function setsBetween(
  context: Context,
  lines: readonly Prepared[],
  records: readonly Prepared[],
  scope: SetScope,
): readonly SetResult[] {
  return [...findSets(context, lines, records, scope), ...findSets(context, records, lines, scope)];
}

/** Makes one pass of suggestions, from the strongest rule to the weakest, and returns what stays unclear. */
function suggest(
  context: Context,
  proofs: Proofs,
  buckets: readonly Bucket[],
  take: (found: readonly Found[]) => void,
): { readonly unclear: readonly Unclear[]; readonly unsearched: readonly Unsearched[] } {
  const unclear: Unclear[] = [];
  const isUnclear = new Set<Prepared>();
  const isLeft = (row: Prepared) => context.open.has(row) && !isUnclear.has(row);
  const add = (step: { readonly found: readonly Found[]; readonly unclear: readonly Unclear[] }) => {
    take(step.found);
    for (const group of step.unclear) {
      const [lines, records] = [group.lines.filter(isLeft), group.records.filter(isLeft)];
      if (lines.length === 0 || records.length === 0) continue;
      unclear.push({ ...group, lines, records });
      for (const row of [...lines, ...records]) isUnclear.add(row);
    }
  };
  for (const { clusters } of buckets) {
    for (const cluster of clusters) add(likelyPairs(context, cluster));
    const rest = clusters.flatMap(({ lines, records }) => [...lines, ...records]).filter(isLeft);
    add(pairsAcrossNames(context, byDay(rest)));
  }
  const left = () => ({ lines: context.lines.filter(isLeft), records: context.records.filter(isLeft) });
  const unsearched = new Map<string, Unsearched>();
  const addSets = (scope: SetScope) => {
    const { lines, records } = left();
    const sets = likelySets(setsBetween(context, lines, records, scope));
    add(sets);
    for (const row of sets.unsearched) unsearched.set(`${row.side}\0${row.id}`, row);
  };
  addSets('same counterparty');
  const { lines, records } = left();
  add(nearAmounts(context, proofs, lines, new Set(records), dayIndex(records)));
  addSets('all');
  return { unclear, unsearched: [...unsearched.values()] };
}

const byDay = (rows: readonly Prepared[]): readonly Prepared[] =>
  rows.toSorted((one, other) => one.dayNumber - other.dayNumber || (one.id < other.id ? -1 : 1));

const result = (found: readonly Found[], unclear: readonly Unclear[], unsearched: readonly Unsearched[]): Matching => ({
  proposals: found.map(({ lines, records, ...rest }) => ({ ...pairOf(lines, records), ...rest })),
  ambiguities: unclear.map(({ lines, records, ...rest }) => ({ ...pairOf(lines, records), ...rest })),
  unsearched,
});
