import type { Day } from '@/lib/domain/day';
import { causeOf } from './cause';
import { linkedRows, type Prepared, prepare } from './context';
import { likeness } from './counterparty';
import type { Cause } from './proposal';
import { latest } from './reasons';
import { type Pair, type Rows, sumOf } from './row';

/**
 * Why the bank and the books differ. `tip` and `amount` are linked rows whose amounts differ for no other cause;
 * `unmatched` is an open row to which an open row of the other side is equal.
 */
export type DifferenceCause = 'timing' | 'missing' | 'duplicate' | 'unmatched' | Cause;

/** A part of the difference with its rows. `minor` is what the part adds to the bank less the books. */
export type DifferencePart = Pair & { readonly cause: DifferenceCause; readonly minor: bigint };

export type Difference = {
  /** The bank lines less the records of the period, in minor units of the account. It is the sum of the parts. */
  readonly minor: bigint;
  readonly parts: readonly DifferencePart[];
  /** False while a part is left, even if the parts cancel out. */
  readonly isReconciled: boolean;
};

export type DifferencePeriod = { readonly account: string; readonly from: Day; readonly to: Day };

/**
 * Splits the difference between the bank and the books, for one account and the days from `from` to `to`, by its cause.
 * `rows` are those of the account in the period, and those that are linked with them. Pending rows do not count. Throws
 * when the rows of the account have several currencies.
 */
export function explainDifference(rows: Rows, { account, from, to }: DifferencePeriod): Difference {
  const ofAccount = <Side extends Rows['lines']>(side: Side) =>
    side.filter((row) => row.account === account && row.state === 'booked');
  const [allLines, allRecords] = [ofAccount(rows.lines), ofAccount(rows.records)];
  const currencies = new Set([...allLines, ...allRecords].map(({ money }) => money.currency));
  if (currencies.size > 1) throw new Error(`the rows of ${account} have several currencies`);
  const context = prepare({ ...rows, lines: allLines, records: allRecords });
  const isInside = ({ day }: { readonly day: Day }) => day >= from && day <= to;
  const [lines, records] = [context.lines.filter(isInside), context.records.filter(isInside)];
  const open = [...lines, ...records].filter((row) => context.open.has(row));
  const parts = [
    ...linksWithin(rows.links, context.lines, context.records).flatMap((link) => partsOfLink(link, isInside)),
    ...partsOfOpen(open, context.lines, context.records),
  ];
  return { minor: sumOf(lines) - sumOf(records), parts, isReconciled: parts.length === 0 };
}

type LinkedRows = { readonly lines: readonly Prepared[]; readonly records: readonly Prepared[] };

function linksWithin(
  links: readonly Pair[],
  lines: readonly Prepared[],
  records: readonly Prepared[],
): readonly LinkedRows[] {
  const linked = linkedRows(links, lines, records);
  const lineOf = new Map(lines.map((row) => [row.id, row]));
  const recordOf = new Map(records.map((row) => [row.id, row]));
  return links
    .filter(({ lineIds, recordIds }) =>
      [...lineIds.map((id) => linked.line.has(id)), ...recordIds.map((id) => linked.record.has(id))].every(Boolean),
    )
    .map(({ lineIds, recordIds }) => ({
      lines: lineIds.flatMap((id) => lineOf.get(id) ?? []),
      records: recordIds.flatMap((id) => recordOf.get(id) ?? []),
    }));
}

/** A link adds what its amounts differ by in the period of its last row. The rest of what it adds is timing. */
function partsOfLink({ lines, records }: LinkedRows, isInside: (row: Prepared) => boolean): readonly DifferencePart[] {
  const all = [...lines, ...records];
  if (!all.some(isInside)) return [];
  const last = all.reduce((one, other) => (other.dayNumber > one.dayNumber ? other : one));
  const residual = isInside(last) ? sumOf(lines) - sumOf(records) : 0n;
  const timing = sumOf(lines.filter(isInside)) - sumOf(records.filter(isInside)) - residual;
  const pair = { lineIds: lines.map(({ id }) => id), recordIds: records.map(({ id }) => id) };
  return [
    ...(residual === 0n ? [] : [{ ...pair, cause: causeOfLink(lines, records), minor: residual }]),
    ...(timing === 0n ? [] : [{ ...pair, cause: 'timing' as const, minor: timing }]),
  ];
}

/** Compares the sums of a set as if it were two rows. */
function causeOfLink(lines: readonly Prepared[], records: readonly Prepared[]): Cause {
  const [line, record] = [whole(lines), whole(records)];
  return (line && record && causeOf(line, record)) ?? 'amount';
}

function whole(rows: readonly Prepared[]): Prepared | undefined {
  const last = rows.at(-1);
  if (!last || rows.length === 1) return last;
  const minor = sumOf(rows);
  return { ...last, money: { ...last.money, minor }, value: Number(minor), original: null };
}

/**
 * An open row is a duplicate when its side has more equal rows than the other side; the later ones are. It is unmatched
 * when an equal row of the other side is open. A record of the five days before the newest bank line is timing, because the
 * bank may book it yet. Otherwise its partner is missing.
 */
function partsOfOpen(
  open: readonly Prepared[],
  lines: readonly Prepared[],
  records: readonly Prepared[],
): readonly DifferencePart[] {
  const newest = lines.at(-1)?.dayNumber ?? Number.NEGATIVE_INFINITY;
  const [linesOf, recordsOf] = [lines, records].map((rows) => Map.groupBy(rows, ({ money }) => money.minor));
  const isOpen = new Set(open);
  const causeOfOpen = (row: Prepared): DifferenceCause => {
    const [mine, theirs] = (row.side === 'line' ? [linesOf, recordsOf] : [recordsOf, linesOf]).map((rows) =>
      (rows?.get(row.money.minor) ?? []).filter((other) => isAlike(row, other)),
    );
    const excess = (mine?.length ?? 0) - (theirs?.length ?? 0);
    const place = (mine ?? [])
      .filter((other) => isOpen.has(other))
      .reverse()
      .indexOf(row);
    if ((mine?.length ?? 0) > 1 && place < excess) return 'duplicate';
    if (theirs?.some((other) => isOpen.has(other))) return 'unmatched';
    return row.side === 'record' && row.dayNumber > newest - latest ? 'timing' : 'missing';
  };
  return open.map((row) =>
    row.side === 'line'
      ? { cause: causeOfOpen(row), minor: row.money.minor, lineIds: [row.id], recordIds: [] }
      : { cause: causeOfOpen(row), minor: -row.money.minor, lineIds: [], recordIds: [row.id] },
  );
}

/** Equal amounts of one day and one counterparty, or of one movement of Outlay. */
const isAlike = (row: Prepared, other: Prepared): boolean =>
  (row.ownId !== null && row.ownId === other.ownId) ||
  (row.day === other.day && likeness(row.name, other.name) === 'same');
