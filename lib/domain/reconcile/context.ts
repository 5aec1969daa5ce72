import { type Counterparty, counterpartyReader } from './counterparty';
import { dayNumber, type Pair, pairKey, type Row, type Rows } from './row';

/** A row, prepared for comparison. */
export type Prepared = Row & {
  readonly side: 'line' | 'record';
  readonly dayNumber: number;
  /** The amount in minor units as a double, for quick comparisons that need not be exact. */
  readonly value: number;
  /** The account, currency and direction. Only rows with the same gate are compared. */
  readonly gate: string;
  readonly name: Counterparty;
  /** The references that can identify a payment, in one spelling. */
  readonly identifiers: readonly string[];
  /** Whether a person rejected a pair with this row. It is never matched without a person again. */
  readonly wasRejected: boolean;
};

export type Context = {
  /** All rows in one order, which does not depend on the order of the input. */
  readonly lines: readonly Prepared[];
  readonly records: readonly Prepared[];
  readonly open: ReadonlySet<Prepared>;
  /** Whether the pair was rejected, or contains a line and a record that were rejected as a pair of two. */
  readonly isRejected: (lines: readonly Prepared[], records: readonly Prepared[]) => boolean;
};

/** Prepares the rows. Throws when two rows of one side have the same id. */
export function prepare({ lines, records, links, rejected }: Rows): Context {
  const nameOf = counterpartyReader();
  const refused = new Set(rejected.map(pairKey));
  const refusedLines = new Set(rejected.flatMap(({ lineIds }) => lineIds));
  const refusedRecords = new Set(rejected.flatMap(({ recordIds }) => recordIds));
  const prepareSide = (rows: readonly Row[], side: Prepared['side'], ids: ReadonlySet<string>) =>
    ordered(rows.map((row) => prepared(row, side, nameOf, ids.has(row.id))));
  const context = {
    lines: prepareSide(lines, 'line', refusedLines),
    records: prepareSide(records, 'record', refusedRecords),
  };
  const linked = linkedRows(links, lines, records);
  const isOpen = ({ side, id }: Prepared) => !linked[side].has(id);
  return {
    ...context,
    open: new Set([...context.lines, ...context.records].filter(isOpen)),
    isRejected: (some, others) =>
      refused.size > 0 &&
      (refused.has(pairKey(pairOf(some, others))) ||
        some.some((line) => others.some((record) => refused.has(pairKey(pairOf([line], [record])))))),
  };
}

export const pairOf = (lines: readonly Prepared[], records: readonly Prepared[]): Pair => ({
  lineIds: lines.map(({ id }) => id),
  recordIds: records.map(({ id }) => id),
});

/** Returns the linked rows. A link whose row was deleted links nothing: its other rows are open again. */
export function linkedRows(
  links: readonly Pair[],
  lines: readonly Pick<Row, 'id'>[],
  records: readonly Pick<Row, 'id'>[],
): { readonly line: ReadonlySet<string>; readonly record: ReadonlySet<string> } {
  const present = { line: new Set(lines.map(({ id }) => id)), record: new Set(records.map(({ id }) => id)) };
  const whole = links.filter(
    ({ lineIds, recordIds }) =>
      lineIds.every((id) => present.line.has(id)) && recordIds.every((id) => present.record.has(id)),
  );
  return {
    line: new Set(whole.flatMap(({ lineIds }) => lineIds)),
    record: new Set(whole.flatMap(({ recordIds }) => recordIds)),
  };
}

function prepared(
  row: Row,
  side: Prepared['side'],
  nameOf: (name: string | null) => Counterparty,
  wasRejected: boolean,
): Prepared {
  const { account, money, counterparty } = row;
  return {
    ...row,
    side,
    dayNumber: dayNumber(row.day),
    value: Number(money.minor),
    gate: `${account}\0${money.currency}\0${money.minor < 0n ? 'out' : 'in'}`,
    name: nameOf(counterparty),
    identifiers: [...new Set(row.references.map(identifier).filter(canIdentify))].sort(),
    wasRejected,
  };
}

const identifier = (reference: string): string => reference.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** Short references and those without a digit other than zero do not identify a payment: "POS", "0000". */
const canIdentify = (reference: string): boolean => reference.length >= 4 && /[1-9]/.test(reference);

function ordered(rows: readonly Prepared[]): readonly Prepared[] {
  const sorted = rows.toSorted((one, other) => one.dayNumber - other.dayNumber || (one.id < other.id ? -1 : 1));
  if (new Set(rows.map(({ id }) => id)).size < rows.length) throw new Error('two rows of one side have the same id');
  return sorted;
}
