import { firstAtLeast } from './day-order';
import { dayNumber, daysAfter, type Row } from './row';

/** Two bank lines of own accounts that may be one transfer. */
export type TransferPair = {
  readonly outId: string;
  readonly inId: string;
  /** Certain only when a line names the other account, or both have one reference. */
  readonly level: 'certain' | 'likely' | 'ambiguous';
  /** The days from the money out to the money in. */
  readonly days: number;
  readonly evidence: 'account named' | 'reference' | 'amount';
  /** Null for one currency, `missing` when no rate is known: then only a person can say whether the amounts fit. */
  readonly rate: 'fits' | 'missing' | null;
};

/** A bank line, with the own account that its text or IBAN names as the other side. */
export type TransferLine = Row & { readonly namedAccount: string | null };

export type TransferOptions = {
  /** Returns what an amount of one currency is in another, in minor units; null without a rate. */
  readonly convert: (minor: bigint, from: string, to: string, day: string) => bigint | null;
  /** Pairs that a person rejected. */
  readonly rejected: readonly { readonly outId: string; readonly inId: string }[];
};

const mostDays = 4;
/** How far the bank's rate may be from the known rate. */
const rateTolerance = 0.05;

/**
 * Pairs bank lines of two own accounts, one out and one in, of the same amount or of amounts that fit the rate, at most
 * four days apart. Two lines of the same sign, and two lines of one account, are never a transfer. Money that arrives
 * before it leaves is suggested only. Equal transfers of one day are paired in the order of their ids when the counts
 * agree. Lines that several others fit are ambiguous. No line is in two pairs.
 */
export function pairTransfers(lines: readonly TransferLine[], options: TransferOptions): readonly TransferPair[] {
  const sorted = lines
    .filter(({ state }) => state === 'booked')
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : one.id < other.id ? -1 : 1));
  const out = sorted.filter(({ money }) => money.minor < 0n);
  const incoming = sorted.filter(({ money }) => money.minor > 0n);
  const rejected = new Set(options.rejected.map(({ outId, inId }) => `${outId}\0${inId}`));
  const days = incoming.map(({ day }) => dayNumber(day));
  const edges = out.flatMap((line) => {
    const found: Edge[] = [];
    const left = dayNumber(line.day);
    for (let at = firstAtLeast(days, left - 1); at < incoming.length && (days[at] ?? 0) <= left + mostDays; at += 1) {
      const other = incoming[at];
      if (other && !rejected.has(`${line.id}\0${other.id}`)) found.push(...edgeOf(line, other, options));
    }
    return found;
  });
  return settle(edges);
}

type Edge = TransferPair & { readonly rank: number; readonly kind: string };

function edgeOf(out: TransferLine, incoming: TransferLine, { convert }: TransferOptions): readonly Edge[] {
  if (out.account === incoming.account) return [];
  if (!mayName(out, incoming) || !mayName(incoming, out)) return [];
  const rate = rateOf(out, incoming, convert);
  const evidence = evidenceOf(out, incoming);
  const days = daysAfter(incoming, out);
  if (rate === 'differs' || (rate === 'missing' && evidence === 'amount')) return [];
  const isCertain = evidence !== 'amount' && rate === null && days >= 0;
  const rank = (evidence === 'amount' ? 100 : 0) + (rate === null ? 0 : 50) + (days < 0 ? 20 : days);
  const kind = [out.account, out.money.minor, out.day, incoming.account, incoming.money.minor, incoming.day].join('\0');
  return [
    { outId: out.id, inId: incoming.id, level: isCertain ? 'certain' : 'likely', days, evidence, rate, rank, kind },
  ];
}

/** A line that names another own account belongs to no other. */
const mayName = (line: TransferLine, other: TransferLine): boolean =>
  line.namedAccount === null || line.namedAccount === other.account;

function rateOf(out: TransferLine, incoming: TransferLine, convert: TransferOptions['convert']) {
  if (out.money.currency === incoming.money.currency)
    return -out.money.minor === incoming.money.minor ? null : 'differs';
  const expected = convert(-out.money.minor, out.money.currency, incoming.money.currency, out.day);
  if (expected === null) return 'missing';
  const share = Math.abs(Number(incoming.money.minor - expected)) / Math.max(1, Number(expected));
  return share <= rateTolerance ? 'fits' : 'differs';
}

function evidenceOf(out: TransferLine, incoming: TransferLine): TransferPair['evidence'] {
  if (out.namedAccount === incoming.account || incoming.namedAccount === out.account) return 'account named';
  const shared = out.references.some((reference) => reference.length >= 4 && incoming.references.includes(reference));
  return shared ? 'reference' : 'amount';
}

/** Takes the best pairs first. Pairs that are equally good are taken in order when all their lines are equal. */
function settle(edges: readonly Edge[]): readonly TransferPair[] {
  const used = new Set<string>();
  const byRank = [...Map.groupBy(edges, ({ rank }) => rank)].sort(([one], [other]) => one - other);
  return byRank.flatMap(([, some]) => {
    const left = some.filter(({ outId, inId }) => !used.has(outId) && !used.has(inId));
    const kindsOf = new Map<string, Set<string>>();
    for (const { outId, inId, kind } of left)
      for (const id of [outId, inId]) kindsOf.set(id, (kindsOf.get(id) ?? new Set()).add(kind));
    const taken = [...Map.groupBy(left, ({ kind }) => kind).values()].flatMap((group) => {
      const outs = [...new Set(group.map(({ outId }) => outId))].sort();
      const ins = [...new Set(group.map(({ inId }) => inId))].sort();
      const isOneKind = [...outs, ...ins].every((id) => kindsOf.get(id)?.size === 1);
      const isWhole = group.length === outs.length * ins.length && outs.length === ins.length;
      if (isOneKind && isWhole) return group.filter(({ outId, inId }) => outs.indexOf(outId) === ins.indexOf(inId));
      return group.map((edge) => ({ ...edge, level: 'ambiguous' as const }));
    });
    for (const { outId, inId } of taken) used.add(outId).add(inId);
    return onePerLine(taken).map(({ rank: _rank, kind: _kind, ...pair }) => pair);
  });
}

/** Of ambiguous pairs that share a line, keeps the first, so that no line is in two pairs. */
function onePerLine(edges: readonly Edge[]): readonly Edge[] {
  const used = new Set<string>();
  return edges.filter(({ outId, inId }) => {
    if (used.has(outId) || used.has(inId)) return false;
    used.add(outId).add(inId);
    return true;
  });
}
