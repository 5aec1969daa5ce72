import type { Context, Prepared } from './context';
import { likeness } from './counterparty';
import { dayIndex, firstFrom, nameKey } from './day-order';
import { findSet, mostCandidates } from './find-set';
import type { Unsearched } from './proposal';
import { type Found, latestCertain, propose, type Unclear } from './reasons';

/** A search among rows of the same counterparty proves more than one among all rows. */
export type SetScope = 'same counterparty' | 'all';

/** A row and what was found to add up to it. */
export type SetResult = { readonly target: Prepared; readonly scope: SetScope } & (
  | { readonly kind: 'unique'; readonly members: readonly Prepared[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Prepared[]; readonly sets: number }
  | { readonly kind: 'not searched'; readonly candidates: number }
);

/** A batch is booked at most this many days after its first part, and a day of time zone before its last. */
const mostDays = 7;
const fewestDays = -1;

/**
 * Searches the set of each target among the rows of the other side. Targets without a set are left out. A set that was
 * rejected is not counted.
 */
export function findSets(
  context: Context,
  targets: readonly Prepared[],
  others: readonly Prepared[],
  scope: SetScope,
): readonly SetResult[] {
  const keyOf = scope === 'all' ? ({ gate }: Prepared) => gate : nameKey;
  const index = dayIndex(others, keyOf);
  return targets
    .filter(({ state, name }) => state === 'booked' && (scope === 'all' || name !== null))
    .map((target) => searchSet(context, target, index.get(keyOf(target)) ?? [], scope))
    .filter((result) => result !== null);
}

function searchSet(context: Context, target: Prepared, rows: readonly Prepared[], scope: SetScope): SetResult | null {
  const candidates = candidatesFor(context, target, rows, scope);
  const amounts = candidates.map(({ money }) => money.minor);
  const answer = findSet(target.money.minor, amounts, (members) => {
    const rows = members.flatMap((at) => candidates[at] ?? []);
    return !isRejected(context, target, rows);
  });
  switch (answer.kind) {
    case 'none':
      return null;
    case 'unique':
      return { kind: 'unique', target, scope, members: answer.members.flatMap((at) => candidates[at] ?? []) };
    case 'ambiguous':
      return { kind: 'ambiguous', target, scope, candidates, sets: answer.sets };
    case 'not searched':
      return { kind: 'not searched', target, scope, candidates: answer.candidates };
  }
}

const isRejected = (context: Context, target: Prepared, others: readonly Prepared[]): boolean =>
  target.side === 'line' ? context.isRejected([target], others) : context.isRejected(others, [target]);

/** Compares amounts of one sign. */
const isSmaller = (row: Prepared, target: Prepared): boolean => Math.abs(row.value) < Math.abs(target.value);

const isWithin = (target: Prepared, row: Prepared, scope: SetScope): boolean =>
  scope === 'all' || likeness(target.name, row.name) === 'same';

function candidatesFor(
  context: Context,
  target: Prepared,
  rows: readonly Prepared[],
  scope: SetScope,
): readonly Prepared[] {
  const [from, to] = target.side === 'line' ? [-mostDays, -fewestDays] : [fewestDays, mostDays];
  const found: Prepared[] = [];
  for (let at = firstFrom(rows, target.dayNumber + from); at < rows.length; at += 1) {
    const row = rows[at];
    // One more than the limit is enough to know that the set is not searched.
    if (!row || row.dayNumber > target.dayNumber + to || found.length > mostCandidates) break;
    const isCandidate = row.state === 'booked' && isSmaller(row, target) && isWithin(target, row, scope);
    if (isCandidate && !isRejected(context, target, [row])) found.push(row);
  }
  return found;
}

/**
 * Returns the sets that need no person: the only one among the rows of one counterparty, booked within three days, of rows
 * that no other row may explain. Members of one amount prove little: two coffees of 3.20 add up to any line of 6.40 of
 * that café.
 */
export function certainSets(
  context: Context,
  results: readonly SetResult[],
  withoutEqual: ReadonlySet<Prepared>,
): readonly Found[] {
  const uses = new Map<Prepared, number>();
  for (const result of results) for (const row of rowsOf(result)) uses.set(row, (uses.get(row) ?? 0) + 1);
  const unsearched = results.filter(({ kind }) => kind === 'not searched').map(({ target }) => target);
  return results
    .filter((result) => result.kind === 'unique')
    .filter(({ target, members }) => {
      const isFree = (row: Prepared) =>
        context.open.has(row) && !row.wasRejected && uses.get(row) === 1 && withoutEqual.has(row);
      return (
        [target, ...members].every(isFree) &&
        new Set(members.map(({ money }) => money.minor)).size === members.length &&
        members.every((member) => daysToLine(target, member) >= 0 && daysToLine(target, member) <= latestCertain) &&
        !unsearched.some((other) => [target, ...members].some((row) => mayContain(other, row)))
      );
    })
    .map((result) => proposeSet('certain', result));
}

/** Every row that a result may use; of those that were not searched, the target only. */
const rowsOf = (result: SetResult): readonly Prepared[] => {
  if (result.kind === 'not searched') return [result.target];
  return [result.target, ...(result.kind === 'unique' ? result.members : result.candidates)];
};

/** Whether the set of the target may contain the row. */
const mayContain = (target: Prepared, row: Prepared): boolean =>
  target.side !== row.side &&
  target.gate === row.gate &&
  isSmaller(row, target) &&
  daysToLine(target, row) >= fewestDays &&
  daysToLine(target, row) <= mostDays &&
  likeness(target.name, row.name) === 'same';

const daysToLine = (target: Prepared, member: Prepared): number =>
  target.side === 'line' ? target.dayNumber - member.dayNumber : member.dayNumber - target.dayNumber;

/** Suggests the unique sets. Sets that share a row are unclear. */
export function likelySets(results: readonly SetResult[]): {
  readonly found: readonly Found[];
  readonly unclear: readonly Unclear[];
  readonly unsearched: readonly Unsearched[];
} {
  const found: Found[] = [];
  const unclear: Unclear[] = [];
  const unsearched: Unsearched[] = [];
  const uses = new Map<Prepared, number>();
  for (const result of results)
    if (result.kind === 'unique')
      for (const row of [result.target, ...result.members]) uses.set(row, (uses.get(row) ?? 0) + 1);
  const isShared = (rows: readonly Prepared[]) => rows.some((row) => (uses.get(row) ?? 0) > 1);
  for (const result of results) {
    const { target } = result;
    if (result.kind === 'not searched')
      unsearched.push({ side: target.side, id: target.id, candidates: result.candidates });
    else if (result.kind === 'ambiguous')
      unclear.push({ ...sides(target, result.candidates), why: 'several sets', sets: result.sets });
    else if (isShared([target, ...result.members]))
      unclear.push({ ...sides(target, result.members), why: 'several sets', sets: null });
    else found.push(proposeSet('likely', result));
  }
  return { found, unclear, unsearched };
}

const sides = (target: Prepared, others: readonly Prepared[]) =>
  target.side === 'line' ? { lines: [target], records: others } : { lines: others, records: [target] };

function proposeSet(level: Found['level'], { target, members, scope }: SetResult & { kind: 'unique' }): Found {
  const { lines, records } = sides(target, members);
  const isSame = scope === 'same counterparty' || members.every((row) => likeness(row.name, target.name) === 'same');
  return propose(level, lines, records, [
    { kind: 'sum', members: members.length, points: 50 },
    { kind: 'counterparty', is: isSame ? 'same' : 'unknown', points: isSame ? 20 : 0 },
  ]);
}
