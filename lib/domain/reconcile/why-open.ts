import { causeOf } from './cause';
import { linkedRows, type Prepared, prepare } from './context';
import { likeness } from './counterparty';
import type { Cause } from './proposal';
import { dayPoints, earliest, lag, latest } from './reasons';
import type { Rows } from './row';

/** What keeps a candidate from being the match of an open row. */
export type Obstacle =
  /** The amount of the line less that of the record, in minor units. */
  | { readonly kind: 'amount'; readonly byMinor: bigint; readonly cause: Cause | null }
  /** The days from the record to the line. */
  | { readonly kind: 'day'; readonly byDays: number }
  | { readonly kind: 'direction' }
  | { readonly kind: 'account' }
  | { readonly kind: 'currency' }
  | { readonly kind: 'counterparty' }
  /** A line or record is not booked yet. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'rejected' }
  /** The candidate is linked to another row already. */
  | { readonly kind: 'linked' }
  /** As many rows as this fit equally well. */
  | { readonly kind: 'equally near'; readonly rows: number };

/** The nearest row of the other side, and everything that differs; null when the other side is empty. */
export type WhyOpen = { readonly nearestId: string; readonly obstacles: readonly Obstacle[] } | null;

/**
 * Returns a function that explains why a row has no certain match: the nearest candidate among all rows of the other
 * side and what differs, by how much. It throws for an id that does not exist.
 */
export function explainOpen(rows: Rows): (side: 'line' | 'record', id: string) => WhyOpen {
  const context = prepare(rows);
  const linked = linkedRows(rows.links, rows.lines, rows.records);
  const byId = {
    line: new Map(context.lines.map((row) => [row.id, row])),
    record: new Map(context.records.map((row) => [row.id, row])),
  };
  return (side, id) => {
    const row = byId[side].get(id);
    if (!row) throw new Error(`no ${side} has the id ${id}`);
    let nearest: Prepared | undefined;
    let [least, equal] = [Number.POSITIVE_INFINITY, 0];
    for (const other of side === 'line' ? context.records : context.lines) {
      const distance = distanceOf(row, other, linked, least);
      if (distance === least) equal += 1;
      if (distance >= least) continue;
      [nearest, least, equal] = [other, distance, 1];
    }
    if (!nearest) return null;
    const [line, record] = side === 'line' ? [row, nearest] : [nearest, row];
    return {
      nearestId: nearest.id,
      obstacles: [
        ...differences(line, record),
        ...(context.isRejected([line], [record]) ? [{ kind: 'rejected' } as const] : []),
        ...(linked[nearest.side].has(nearest.id) ? [{ kind: 'linked' } as const] : []),
        ...(equal > 1 ? [{ kind: 'equally near', rows: equal } as const] : []),
      ],
    };
  };
}

/** How far a difference moves a candidate away. Our own id and a shared reference bring it nearer than all of them. */
const cost = { account: 120, currency: 120, direction: 60, linked: 40, day: 2, counterparty: 15, amount: 60 } as const;
const gain = { ownId: 1_000, reference: 100 } as const;

type Linked = ReturnType<typeof linkedRows>;

/** Returns the distance of two rows, or a part of it as soon as it is more than `least`. Names take longest. */
function distanceOf(row: Prepared, other: Prepared, linked: Linked, least: number): number {
  const days = row.side === 'line' ? lag(row, other) : lag(other, row);
  let distance = Math.min(60, cost.day * Math.abs(days) + (25 - dayPoints(days)) / 25);
  if (row.ownId !== null && row.ownId === other.ownId) distance -= gain.ownId;
  if (row.identifiers.length > 0 && row.identifiers.some((reference) => other.identifiers.includes(reference)))
    distance -= gain.reference;
  if (row.account !== other.account) distance += cost.account;
  if (row.money.currency !== other.money.currency) distance += cost.currency;
  if (distance > least) return distance;
  const [one, two] = [Math.abs(row.value), Math.abs(other.value)];
  if (one !== two) distance += 10 + cost.amount * Math.min(1, (4 * Math.abs(one - two)) / Math.max(one, two));
  if (row.value < 0 !== other.value < 0) distance += cost.direction;
  if (distance > least) return distance;
  if (linked[other.side].has(other.id)) distance += cost.linked;
  return distance <= least && likeness(row.name, other.name) !== 'same' ? distance + cost.counterparty : distance;
}

function differences(line: Prepared, record: Prepared): readonly Obstacle[] {
  const isSameCurrency = line.money.currency === record.money.currency;
  const isSameDirection = line.money.minor < 0n === record.money.minor < 0n;
  const byMinor = line.money.minor - record.money.minor;
  const byDays = lag(line, record);
  const found: (Obstacle | false)[] = [
    line.account !== record.account && { kind: 'account' },
    !isSameCurrency && { kind: 'currency' },
    isSameCurrency && !isSameDirection && { kind: 'direction' },
    isSameCurrency && isSameDirection && byMinor !== 0n && { kind: 'amount', byMinor, cause: causeOf(line, record) },
    (byDays < earliest || byDays > latest) && { kind: 'day', byDays },
    likeness(line.name, record.name) === 'different' && { kind: 'counterparty' },
    (line.state === 'pending' || record.state === 'pending') && { kind: 'pending' },
  ];
  return found.filter((obstacle) => obstacle !== false);
}
