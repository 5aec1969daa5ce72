import { causeOf } from './cause';
import type { Context, Prepared } from './context';
import { likeness } from './counterparty';
import { type Found, lag, latest, propose, reasonsFor, type Unclear } from './reasons';
import { sumOf } from './row';

/** What our own id or a unique reference proves, whether the rows are open or linked. */
export type Proofs = {
  readonly found: readonly Found[];
  readonly unclear: readonly Unclear[];
  /** The rows of all proofs. The rules for equal amounts leave them out. */
  readonly rows: ReadonlySet<Prepared>;
  /** The only line and the only record of an account with one reference, whatever their amounts. */
  readonly references: ReadonlyMap<Prepared, { readonly record: Prepared; readonly reference: string }>;
};

/** Finds the rows that our own id or a reference proves to belong together. */
export function findProofs(context: Context): Proofs {
  const own = byOwnId(context);
  const owned = new Set(own.groups.flat());
  const references = uniqueReferences(context, owned);
  const exact = [...references].filter(([line, { record }]) => provesByReference(line, record));
  const found = exact
    .filter(([line, { record }]) => areOpen(context, [line, record]) && !context.isRejected([line], [record]))
    .map(([line, { record, reference }]) => {
      const reasons = reasonsFor(line, record, { cause: null, reference });
      return propose(isCertain(line, record) ? 'certain' : 'likely', [line], [record], reasons);
    });
  return {
    found: [...own.found, ...found],
    unclear: own.unclear,
    rows: new Set([...owned, ...exact.flatMap(([line, { record }]) => [line, record])]),
    references,
  };
}

const areOpen = ({ open }: Context, rows: readonly Prepared[]): boolean => rows.every((row) => open.has(row));

/** Reference and amount are equal. A mandate or customer number recurs, so a late line is suggested only. */
const provesByReference = (line: Prepared, record: Prepared): boolean =>
  line.money.minor === record.money.minor && lag(line, record) >= -latest && lag(line, record) <= latestByReference;

/** Card settlements are booked up to three months after the purchase. */
export const latestByReference = 90;

const isCertain = (line: Prepared, record: Prepared): boolean =>
  [line, record].every(({ state, wasRejected }) => state === 'booked' && !wasRejected) &&
  lag(line, record) >= 0 &&
  lag(line, record) <= latest &&
  likeness(line.name, record.name) !== 'different';

function byOwnId(context: Context) {
  const found: Found[] = [];
  const unclear: Unclear[] = [];
  const both = groupsOfOwnId(context);
  for (const rows of both) {
    const { lines, records } = sidesOf(rows);
    if (!areOpen(context, rows) || context.isRejected(lines, records)) continue;
    const isOneSet = lines.length === 1 || records.length === 1;
    const isExact = sumOf(lines) === sumOf(records);
    const isBooked = rows.every(({ state }) => state === 'booked');
    const reason = { kind: 'own id', points: 100 } as const;
    const [line, record] = rows;
    if (isOneSet && isExact) found.push(propose(isBooked ? 'certain' : 'likely', lines, records, [reason]));
    else if (rows.length === 2 && line && record) {
      const amount = { kind: 'amount', cause: causeOf(line, record) ?? 'amount', points: 0 } as const;
      found.push(propose('likely', lines, records, [reason, amount]));
    }
    // Several equal rows of one id: one of them is a duplicate.
    else unclear.push({ lines, records, why: 'same id', sets: null });
  }
  return { groups: both, found, unclear };
}

/**
 * Returns the rows of each movement that has a line and a record. A line that corrects an earlier one has the other
 * direction: the rows are one group if they agree as a whole, else those of each direction are.
 */
function groupsOfOwnId({ lines, records }: Context): readonly (readonly Prepared[])[] {
  const owned = [...lines, ...records].filter(({ ownId }) => ownId !== null);
  const ofMovement = Map.groupBy(owned, (row) => `${row.account}\0${row.money.currency}\0${row.ownId}`);
  return [...ofMovement.values()]
    .flatMap((rows) => (isCorrected(rows) ? [rows] : [...Map.groupBy(rows, ({ gate }) => gate).values()]))
    .filter((rows) => new Set(rows.map(({ side }) => side)).size === 2);
}

function isCorrected(rows: readonly Prepared[]): boolean {
  const { lines, records } = sidesOf(rows);
  return lines.length > 1 && records.length === 1 && sumOf(lines) === sumOf(records);
}

const sidesOf = (rows: readonly Prepared[]) => ({
  lines: rows.filter(({ side }) => side === 'line'),
  records: rows.filter(({ side }) => side === 'record'),
});

/** A reference identifies a payment only if one line and one record of the account have it. */
function uniqueReferences({ lines, records }: Context, without: ReadonlySet<Prepared>) {
  const using = new Map<string, { line: Prepared[]; record: Prepared[] }>();
  for (const row of [...lines, ...records]) {
    for (const reference of row.identifiers) {
      const key = `${row.account}\0${row.money.currency}\0${reference}`;
      const users = using.get(key) ?? { line: [], record: [] };
      users[row.side].push(row);
      using.set(key, users);
    }
  }
  const pairs = new Map<Prepared, { record: Prepared; reference: string }>();
  const contradicted = new Set<Prepared>();
  const lineOf = new Map<Prepared, Prepared>();
  for (const [key, { line: someLines, record: someRecords }] of using) {
    const [line, record] = [someLines[0], someRecords[0]];
    if (!line || !record || someLines.length > 1 || someRecords.length > 1) continue;
    if (line.gate !== record.gate || without.has(line) || without.has(record)) continue;
    const isOther = (pairs.get(line)?.record ?? record) !== record || (lineOf.get(record) ?? line) !== line;
    if (isOther) {
      const others = [pairs.get(line)?.record, lineOf.get(record)].filter((row) => row !== undefined);
      for (const row of [line, record, ...others]) contradicted.add(row);
    }
    if (!pairs.has(line)) pairs.set(line, { record, reference: key.slice(key.lastIndexOf('\0') + 1) });
    if (!lineOf.has(record)) lineOf.set(record, line);
  }
  return new Map([...pairs].filter(([line, { record }]) => !contradicted.has(line) && !contradicted.has(record)));
}
