import { causeOf, hasSameOriginal } from './cause';
import type { Context, Prepared } from './context';
import { likeness } from './counterparty';
import { type DayIndex, firstFrom } from './day-order';
import { latestByReference, type Proofs } from './proofs';
import { earliest, type Found, lag, latest, propose, reasonsFor, type Unclear } from './reasons';

/**
 * Suggests pairs of unequal amounts, each with the cause of the difference, the best first. Pairs that are equally good
 * are unclear.
 */
export function nearAmounts(
  context: Context,
  { references }: Proofs,
  lines: readonly Prepared[],
  records: ReadonlySet<Prepared>,
  index: DayIndex,
): { readonly found: readonly Found[]; readonly unclear: readonly Unclear[] } {
  const edges = lines.flatMap((line) => {
    const named = references.get(line);
    const rows = index.get(line.gate) ?? [];
    const first = firstFrom(rows, line.dayNumber - latest);
    const end = firstFrom(rows, line.dayNumber - earliest + 1);
    const possible: Found[] = [];
    for (let at = first; at < end && possible.length <= mostEdges; at += 1) {
      const record = rows[at];
      if (record && record !== named?.record && isWithinTip(line, record))
        possible.push(...edge(context, line, record));
    }
    const byReference = named && records.has(named.record) ? edge(context, line, named.record, named.reference) : [];
    if (byReference.length > 0) return byReference;
    return possible.length > mostEdges ? [] : possible;
  });
  return bestPairs(edges);
}

/** A line with more candidates than this gets no suggestion: a person would have to look at all of them. */
const mostEdges = 20;

/** Whether the amounts are so near that a tip or charge may explain them. A quick test before the names are compared. */
export function isWithinTip(line: Prepared, record: Prepared): boolean {
  const share = line.value / record.value;
  return share >= 0.9 && share <= 1.31;
}

function edge(context: Context, line: Prepared, record: Prepared, reference: string | null = null): readonly Found[] {
  const named = causeOf(line, record);
  const cause = named ?? (reference === null ? null : 'amount');
  if (cause === null || context.isRejected([line], [record])) return [];
  if (reference !== null && (lag(line, record) < -latest || lag(line, record) > latestByReference)) return [];
  const is = likeness(line.name, record.name);
  const isBooked = line.state === 'booked' && record.state === 'booked';
  const isPlausible =
    reference !== null ||
    is === 'same' ||
    (is === 'unknown' &&
      isBooked &&
      (hasSameOriginal(line, record) || (cause === 'rounding' && lag(line, record) === 0)));
  return isPlausible ? [propose('likely', [line], [record], reasonsFor(line, record, { cause, reference }))] : [];
}

/** Takes the pairs from the highest score down. A row with two pairs of one score is unclear. */
function bestPairs(edges: readonly Found[]): {
  readonly found: readonly Found[];
  readonly unclear: readonly Unclear[];
} {
  const used = new Set<Prepared>();
  const found: Found[] = [];
  const unclear: Unclear[] = [];
  const byScore = [...Map.groupBy(edges, ({ score }) => score)].sort(([one], [other]) => other - one);
  for (const [, some] of byScore) {
    const left = some.filter(({ lines, records }) => [...lines, ...records].every((row) => !used.has(row)));
    const uses = new Map<Prepared, number>();
    for (const row of left.flatMap(({ lines, records }) => [...lines, ...records]))
      uses.set(row, (uses.get(row) ?? 0) + 1);
    const isShared = ({ lines, records }: Found) => [...lines, ...records].some((row) => (uses.get(row) ?? 0) > 1);
    found.push(...left.filter((pair) => !isShared(pair)));
    unclear.push(...connected(left.filter(isShared)));
    for (const row of uses.keys()) used.add(row);
  }
  return { found, unclear };
}

/** Joins the pairs that share rows. */
function connected(pairs: readonly Found[]): readonly Unclear[] {
  const groups: Set<Prepared>[] = [];
  for (const { lines, records } of pairs) {
    const rows = [...lines, ...records];
    const touched = groups.filter((group) => rows.some((row) => group.has(row)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...touched.flatMap((group) => [...group]), ...rows]));
  }
  return groups.map((group) => ({
    lines: [...group].filter(({ side }) => side === 'line'),
    records: [...group].filter(({ side }) => side === 'record'),
    why: 'equally likely',
    sets: null,
  }));
}
