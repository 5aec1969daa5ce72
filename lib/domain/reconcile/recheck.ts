import { linkedRows } from './context';
import { matchRows } from './match';
import { type Pair, pairKey, type Row, type Rows } from './row';

/** What a person saw of a row when the pair was shown. */
export type SeenRow = Pick<Row, 'id' | 'account' | 'day' | 'money'>;

/** A pair that a person ticked. `chosen` pairs were put together by the person and need no proposal. */
export type Ticked = Pair & {
  readonly by: 'proposed' | 'chosen';
  readonly seen: { readonly lines: readonly SeenRow[]; readonly records: readonly SeenRow[] };
};

/** Why a ticked pair is not applied. `id` is the row that is the reason. */
export type Skip =
  | { readonly kind: 'row gone'; readonly id: string }
  | { readonly kind: 'linked already'; readonly id: string }
  | { readonly kind: 'amount changed'; readonly id: string; readonly from: bigint; readonly to: bigint }
  | { readonly kind: 'account changed' | 'currency changed' | 'day changed'; readonly id: string }
  | { readonly kind: 'direction differs' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'in another ticked pair'; readonly id: string }
  /** New or changed rows around it fit as well. */
  | { readonly kind: 'no longer proposed' };

export type Rechecked = {
  readonly holds: readonly Ticked[];
  readonly skipped: readonly { readonly pair: Ticked; readonly why: Skip }[];
};

/**
 * Compares pairs that were ticked in a preview with the present rows, and returns which still hold and which are skipped,
 * with the first reason. A pair that was proposed must be proposed again. The caller applies the pairs that hold in the
 * transaction in which it read the rows.
 */
export function recheck(ticked: readonly Ticked[], rows: Rows): Rechecked {
  const present = {
    line: new Map(rows.lines.map((row) => [row.id, row])),
    record: new Map(rows.records.map((row) => [row.id, row])),
  };
  const linked = linkedRows(rows.links, rows.lines, rows.records);
  const rejected = new Set(rows.rejected.map(pairKey));
  const proposed = ticked.some(({ by }) => by === 'proposed')
    ? new Set(matchRows(rows).proposals.map(pairKey))
    : new Set<string>();
  const used = { line: new Set<string>(), record: new Set<string>() };
  const holds: Ticked[] = [];
  const skipped: { pair: Ticked; why: Skip }[] = [];
  for (const pair of ticked) {
    const sides = [
      { side: 'line', ids: pair.lineIds, seen: pair.seen.lines },
      { side: 'record', ids: pair.recordIds, seen: pair.seen.records },
    ] as const;
    const changed = sides
      .flatMap(({ side, ids, seen }) =>
        ids.map((id): Skip | null => {
          const row = present[side].get(id);
          if (!row) return { kind: 'row gone', id };
          if (linked[side].has(id)) return { kind: 'linked already', id };
          if (used[side].has(id)) return { kind: 'in another ticked pair', id };
          return changeOf(
            row,
            seen.find((one) => one.id === id),
          );
        }),
      )
      .find((why) => why !== null);
    const why = changed ?? mismatch(pair, present, rejected, proposed);
    if (why) skipped.push({ pair, why });
    else holds.push(pair);
    if (!why) for (const { side, ids } of sides) for (const id of ids) used[side].add(id);
  }
  return { holds, skipped };
}

function changeOf(row: Row, seen: SeenRow | undefined): Skip | null {
  const { id } = row;
  if (!seen) return { kind: 'row gone', id };
  if (row.account !== seen.account) return { kind: 'account changed', id };
  if (row.money.currency !== seen.money.currency) return { kind: 'currency changed', id };
  if (row.money.minor !== seen.money.minor)
    return { kind: 'amount changed', id, from: seen.money.minor, to: row.money.minor };
  return row.day === seen.day ? null : { kind: 'day changed', id };
}

function mismatch(
  pair: Ticked,
  present: { readonly line: ReadonlyMap<string, Row>; readonly record: ReadonlyMap<string, Row> },
  rejected: ReadonlySet<string>,
  proposed: ReadonlySet<string>,
): Skip | null {
  const rows = [
    ...pair.lineIds.flatMap((id) => present.line.get(id) ?? []),
    ...pair.recordIds.flatMap((id) => present.record.get(id) ?? []),
  ];
  const [first] = rows;
  const other = rows.find(({ account }) => account !== first?.account);
  if (other) return { kind: 'account changed', id: other.id };
  const foreign = rows.find(({ money }) => money.currency !== first?.money.currency);
  if (foreign) return { kind: 'currency changed', id: foreign.id };
  if (new Set(rows.map(({ money }) => money.minor < 0n)).size > 1) return { kind: 'direction differs' };
  if (pair.by === 'chosen') return null;
  if (rejected.has(pairKey(pair))) return { kind: 'rejected' };
  return proposed.has(pairKey(pair)) ? null : { kind: 'no longer proposed' };
}
