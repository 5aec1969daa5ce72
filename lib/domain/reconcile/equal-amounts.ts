import type { Context, Prepared } from './context';
import { likeness } from './counterparty';
import { firstAtLeast } from './day-order';
import { earliest, type Found, isNear, lag, latest, latestCertain, propose, reasonsFor, type Unclear } from './reasons';

/** The rows of one amount in one account, except those with a proof. */
export type Bucket = {
  readonly clusters: readonly Cluster[];
  /** Those without a name, which can belong to any of the others. */
  readonly nameless: readonly Prepared[];
};

/** Rows of one amount and one counterparty whose days follow each other closely. */
export type Cluster = {
  readonly isNamed: boolean;
  readonly lines: readonly Prepared[];
  readonly records: readonly Prepared[];
};

/** Returns the rows without an equal amount of their counterparty on the other side within days. */
export const rowsWithoutEqual = (buckets: readonly Bucket[], rows: readonly Prepared[]): ReadonlySet<Prepared> => {
  const both = buckets.flatMap(({ clusters }) =>
    clusters.filter(({ lines, records }) => lines.length > 0 && records.length > 0),
  );
  const withEqual = new Set(both.flatMap(({ lines, records }) => [...lines, ...records]));
  return new Set(rows.filter((row) => !withEqual.has(row)));
};

/** Groups all rows, open or linked, by amount, then by counterparty, then by runs of days. */
export function bucketsOf({ lines, records }: Context, proven: ReadonlySet<Prepared>): readonly Bucket[] {
  const rows = [...lines, ...records].filter((row) => !proven.has(row));
  const byAmount = Map.groupBy(rows, ({ gate, money }) => `${gate}\0${money.minor}`);
  return [...byAmount.values()]
    .filter((some) => some[0]?.side !== some.at(-1)?.side)
    .map((some) => {
      const byName = groupByName(some);
      return { clusters: byName.flatMap(clustersOf), nameless: some.filter(({ name }) => name === null) };
    });
}

/** Rows of different spellings of one name are one group. Beyond this many names only equal keys are. */
const mostNames = 300;

function groupByName(rows: readonly Prepared[]): readonly (readonly Prepared[])[] {
  const byKey = [...Map.groupBy(rows, ({ name }) => name?.key ?? '')].sort(([one], [other]) => (one < other ? -1 : 1));
  const groups: Prepared[][] = [];
  for (const [, some] of byKey) {
    const name = some[0]?.name ?? null;
    const known =
      name && byKey.length <= mostNames
        ? groups.find((group) => group.some((row) => likeness(row.name, name) === 'same'))
        : undefined;
    if (known) known.push(...some);
    else groups.push([...some]);
  }
  return groups;
}

function clustersOf(rows: readonly Prepared[]): readonly Cluster[] {
  const clusters: Prepared[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows.toSorted((one, other) => one.dayNumber - other.dayNumber)) {
    if (row.dayNumber - last > latest) clusters.push([]);
    clusters.at(-1)?.push(row);
    last = row.dayNumber;
  }
  return clusters.map((some) => ({
    isNamed: some[0]?.name !== null,
    lines: some.filter(({ side }) => side === 'line'),
    records: some.filter(({ side }) => side === 'record'),
  }));
}

/**
 * Returns the pairs that need no person: one line and one record of the same amount and counterparty, or n of each on one
 * day, with no equal row on the days around them. Where an amount recurs more often, a missing row would shift all pairs.
 */
export function certainPairs(context: Context, { clusters, nameless }: Bucket): readonly Found[] {
  return clusters.flatMap(({ isNamed, lines, records }) => {
    const [line, record] = [lines[0], records[0]];
    if (!isNamed || !line || !record || lines.length !== records.length) return [];
    const rows = [...lines, ...records];
    const days = lag(line, record);
    const isOneDay = lines.at(-1)?.day === line.day && records.at(-1)?.day === record.day;
    const isClear =
      isOneDay &&
      days >= 0 &&
      days <= (lines.length === 1 ? latestCertain : 0) &&
      rows.every((row) => context.open.has(row) && row.state === 'booked' && !row.wasRejected) &&
      !nameless.some((other) => (other.side === 'line' ? isNear(other, record) : isNear(line, other)));
    return isClear ? paired('certain', lines, records) : [];
  });
}

/** Suggests pairs in a cluster: in the order of days when the counts agree, else the nearest days first. */
export function likelyPairs(
  context: Context,
  { isNamed, lines, records }: Cluster,
): { readonly found: readonly Found[]; readonly unclear: readonly Unclear[] } {
  const nothing = { found: [], unclear: [] };
  const [openLines, openRecords] = [lines, records].map((rows) => usable(rows, context.open, isNamed));
  if (!openLines?.length || !openRecords?.length) return nothing;
  const inOrder = openLines.every((line, at) => {
    const record = openRecords[at];
    return record && lag(line, record) >= 0 && lag(line, record) <= latest && !context.isRejected([line], [record]);
  });
  if (inOrder && openLines.length === openRecords.length)
    return { found: paired('likely', openLines, openRecords), unclear: [] };
  return nearestDays(context, openLines, openRecords);
}

/** Pending lines are used only when no booked one is left, and only with a name. */
function usable(rows: readonly Prepared[], open: ReadonlySet<Prepared>, isNamed: boolean): readonly Prepared[] {
  const some = rows.filter((row) => open.has(row));
  const booked = some.filter(({ state }) => state === 'booked');
  return booked.length > 0 || !isNamed ? booked : some;
}

function nearestDays(context: Context, lines: readonly Prepared[], records: readonly Prepared[]) {
  const [linesOf, recordsOf] = [lines, records].map((rows) => Map.groupBy(rows, ({ dayNumber }) => dayNumber));
  const found: Found[] = [];
  const unclear: Unclear[] = [];
  for (const days of nearestFirst) {
    for (const [day, some] of linesOf ?? []) {
      const others = recordsOf?.get(day - days);
      if (!others) continue;
      const possible = (row: Prepared, counterparts: readonly Prepared[]) =>
        counterparts.some((other) => !isRejectedPair(context, row, other));
      const [theseLines, theseRecords] = [
        some.filter((line) => possible(line, others)),
        others.filter((record) => possible(record, some)),
      ];
      if (theseLines.length === 0) continue;
      if (theseLines.length === theseRecords.length) found.push(...pairInTurn(context, theseLines, theseRecords));
      else unclear.push({ lines: theseLines, records: theseRecords, why: 'equal rows', sets: null });
      linesOf?.delete(day);
      recordsOf?.delete(day - days);
    }
  }
  return { found, unclear };
}

/** The days from record to line, the likeliest first (dayPoints in reasons.ts). */
const nearestFirst = [0, 1, 2, 3, -1, 4, -2, 5];

const isRejectedPair = (context: Context, one: Prepared, other: Prepared): boolean =>
  one.side === 'line' ? context.isRejected([one], [other]) : context.isRejected([other], [one]);

/** Pairs each line with the first record that is left and not rejected. */
function pairInTurn(context: Context, lines: readonly Prepared[], records: readonly Prepared[]): readonly Found[] {
  const left = [...records];
  return lines.flatMap((line) => {
    const at = left.findIndex((record) => !isRejectedPair(context, line, record));
    return paired('likely', [line], at < 0 ? [] : left.splice(at, 1));
  });
}

function paired(level: Found['level'], lines: readonly Prepared[], records: readonly Prepared[]): readonly Found[] {
  return lines.flatMap((line, at) => {
    const record = records[at];
    if (!record) return [];
    const equal = lines.length > 1 ? [{ kind: 'equal rows', pairs: lines.length, points: 0 } as const] : [];
    return [
      propose(level, [line], [record], [...reasonsFor(line, record, { cause: null, reference: null }), ...equal]),
    ];
  });
}

/**
 * Suggests pairs of an amount across counterparties: a line and a record that are each other's only candidate. Different
 * names are suggested only when the line follows the record within three days.
 */
export function pairsAcrossNames(
  context: Context,
  rows: readonly Prepared[],
): { readonly found: readonly Found[]; readonly unclear: readonly Unclear[] } {
  const lines = rows.filter(({ side, state }) => side === 'line' && state === 'booked');
  const records = rows.filter(({ side, state }) => side === 'record' && state === 'booked');
  const found: Found[] = [];
  const unclear: Unclear[] = [];
  const recordDays = records.map(({ dayNumber }) => dayNumber);
  const lineDays = lines.map(({ dayNumber }) => dayNumber);
  const isUnclear = new Set<Prepared>();
  for (const line of lines) {
    if (isUnclear.has(line)) continue;
    const [from, to] = span(recordDays, line.dayNumber - latest, line.dayNumber - earliest);
    const record = records[from];
    if (!record || to === from) continue;
    const [first, end] = span(lineDays, record.dayNumber + earliest, record.dayNumber + latest);
    const is = likeness(line.name, record.name);
    const isPlausible = is !== 'different' || (lag(line, record) >= 0 && lag(line, record) <= latestCertain);
    if (to - from === 1 && end - first === 1) {
      if (isPlausible && !context.isRejected([line], [record])) found.push(...paired('likely', [line], [record]));
    } else if (is === 'unknown') {
      const group = { lines: lines.slice(first, end), records: records.slice(from, to) };
      const all = [...group.lines, ...group.records];
      if (!all.some((row) => isUnclear.has(row))) unclear.push({ ...group, why: 'equal rows', sets: null });
      for (const row of all) isUnclear.add(row);
    }
  }
  return { found, unclear };
}

/** Returns the range of the sorted values from `low` to `high`, both included, as the indexes [from, to). */
const span = (sorted: readonly number[], low: number, high: number): readonly [number, number] => [
  firstAtLeast(sorted, low),
  firstAtLeast(sorted, high + 1),
];
