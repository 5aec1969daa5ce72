import type { Prepared } from './context';
import { likeness } from './counterparty';
import { type Cause, type Proposal, type Reason, scoreOf } from './proposal';
import { sumOf } from './row';

/** A line can be booked before the day of the record by a few hours of time zone, and after it by a long weekend. */
export const earliest = -2;
export const latest = 5;
/** A payment that is booked later than this is not matched without a person, except by its reference. */
export const latestCertain = 3;

export const lag = (line: Prepared, record: Prepared): number => line.dayNumber - record.dayNumber;
export const isNear = (line: Prepared, record: Prepared): boolean => {
  const days = lag(line, record);
  return days >= earliest && days <= latest;
};

/** Returns why a line and a record may belong together, with points. The amount counts most, a name alone nothing. */
export function reasonsFor(
  line: Prepared,
  record: Prepared,
  { cause, reference }: { cause: Cause | null; reference: string | null },
): Reason[] {
  const days = lag(line, record);
  const is = likeness(line.name, record.name);
  return [
    { kind: 'amount', cause, points: cause === null ? 50 : amountPoints[cause] },
    { kind: 'day', days, points: dayPoints(days) },
    ...(reference === null ? [] : [{ kind: 'reference', reference, points: 30 } as const]),
    { kind: 'counterparty', is, points: counterpartyPoints[is] },
  ];
}

const amountPoints: Readonly<Record<Cause, number>> = {
  rounding: 40,
  'exchange rate': 35,
  fee: 30,
  tip: 25,
  amount: 0,
};
const counterpartyPoints = { same: 20, unknown: 0, different: -20 } as const;

/** A payment is booked on its day or after it. A booking before the day counts less than as many days after it. */
export const dayPoints = (days: number): number => Math.max(0, days >= 0 ? 25 - 4 * days : 19 + 6 * days);

/** Makes a proposal. Its difference is what the lines are more than the records. */
export function propose(
  level: Proposal['level'],
  lines: readonly Prepared[],
  records: readonly Prepared[],
  reasons: readonly Reason[],
): Found {
  return { level, lines, records, reasons, score: scoreOf(reasons), differenceMinor: sumOf(lines) - sumOf(records) };
}

/** A proposal with its rows instead of their ids. */
export type Found = Omit<Proposal, 'lineIds' | 'recordIds'> & {
  readonly lines: readonly Prepared[];
  readonly records: readonly Prepared[];
};

/** Rows that fit in several ways, before they become an ambiguity. */
export type Unclear = {
  readonly lines: readonly Prepared[];
  readonly records: readonly Prepared[];
  readonly why: 'same id' | 'equal rows' | 'equally likely' | 'several sets';
  readonly sets: number | null;
};
