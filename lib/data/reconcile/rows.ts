import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { addDays, type Day } from '@/lib/domain/day';
import type { Pair, Row, Rows } from '@/lib/domain/reconcile/row';
import { type AccountKey, countedLines, presentRecords } from './account';

/** More rows than this of one side are not read at once. The newest are. */
export const mostRows = 20_000;

/** The last day that a period can have: one without an end. */
export const endOfTime = '9999-12-31';

export type Days = { readonly from: Day; readonly to: Day };

/** Rows of an account. `isCut` when older rows of the days were left out. */
export type ReadRows = Rows & { readonly isCut: boolean };

/**
 * Returns the lines and records of an account on these days, and the links and rejected pairs of which they are part.
 * With `linked`, also the rows of other days that are linked with them.
 */
export async function rowsIn(
  tx: Tx,
  key: AccountKey,
  days: Days,
  { linked = false, most = mostRows }: { readonly linked?: boolean; readonly most?: number } = {},
): Promise<ReadRows> {
  const [lines, records] = [
    await readLines(tx, key, Prisma.sql`l.day between ${days.from} and ${days.to}`, most),
    await readRecords(tx, key, Prisma.sql`b.day between ${days.from} and ${days.to}`, most),
  ];
  const pairs = await pairsOf(tx, key, days);
  const links = pairs.filter(({ state }) => state === 'linked');
  if (linked) {
    const known = new Set([...lines, ...records].map(({ id }) => id));
    const missing = (side: 'lineIds' | 'recordIds') =>
      links.flatMap((pair) => pair[side]).filter((id) => !known.has(id));
    const [lineIds, recordIds] = [missing('lineIds'), missing('recordIds')];
    if (lineIds.length > 0) lines.push(...(await readLines(tx, key, Prisma.sql`l.id = any(${lineIds}::uuid[])`, most)));
    if (recordIds.length > 0)
      records.push(...(await readRecords(tx, key, Prisma.sql`b.id = any(${recordIds}::uuid[])`, most)));
  }
  return {
    lines,
    records,
    links,
    rejected: pairs.filter(({ state }) => state === 'rejected'),
    isCut: lines.length >= most || records.length >= most,
  };
}

export async function readLines(tx: Tx, key: AccountKey, which: Prisma.Sql, most: number): Promise<Row[]> {
  const rows = await tx.$queryRaw<StoredLine[]>`
    select l.id::text as id, l.day, l.amount_minor as minor, l.currency, l.state::text as state,
      l.movement_id::text as "ownId", l."references", coalesce(nullif(l.counterparty, ''), nullif(l.description, '')) as counterparty,
      l.original_minor as "originalMinor", l.original_currency as "originalCurrency", l.fee_minor as "feeMinor"
    from bank_lines l where ${countedLines(key)} and ${which} order by l.day desc, l.id desc limit ${most}`;
  return rows.map((row) => ({
    ...sharedOf(row, key),
    state: row.state,
    references: row.references,
    fee: row.feeMinor === null ? null : { minor: row.feeMinor, currency: row.currency },
  }));
}

export async function readRecords(tx: Tx, key: AccountKey, which: Prisma.Sql, most: number): Promise<Row[]> {
  const rows = await tx.$queryRaw<StoredRecord[]>`
    select b.id::text as id, b.day, b.amount_minor as minor, b.currency, b.movement_id::text as "ownId", b.reference,
      coalesce(e.merchant, b.counterparty) as counterparty, b.original_minor as "originalMinor",
      b.original_currency as "originalCurrency"
    from book_records b left join expenses e on e.id = b.movement_id
    where ${presentRecords(key)} and ${which} order by b.day desc, b.id desc limit ${most}`;
  return rows.map((row) => ({
    ...sharedOf(row, key),
    state: 'booked' as const,
    references: row.reference === null ? [] : [row.reference],
    fee: null,
  }));
}

const sharedOf = (row: Stored, { bankAccountRef }: AccountKey) => ({
  id: row.id,
  account: bankAccountRef,
  day: row.day,
  money: { minor: row.minor, currency: row.currency },
  ownId: row.ownId,
  counterparty: row.counterparty,
  original:
    row.originalMinor === null || row.originalCurrency === null
      ? null
      : { minor: row.originalMinor, currency: row.originalCurrency },
});

type Stored = {
  readonly id: string;
  readonly day: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly ownId: string | null;
  readonly counterparty: string | null;
  readonly originalMinor: bigint | null;
  readonly originalCurrency: string | null;
};
type StoredLine = Stored & {
  readonly state: 'booked' | 'pending';
  readonly references: readonly string[];
  readonly feeMinor: bigint | null;
};
type StoredRecord = Stored & { readonly reference: string | null };

/** A reconciliation of the account that is linked or was rejected. */
export type StoredPair = Pair & { readonly id: string; readonly state: 'linked' | 'rejected' };

/** Returns the links and rejected pairs that have a row of these days. A pair spans at most as many days as a reference. */
const pairsOf = (tx: Tx, { companyId, connectionId, bankAccountRef }: AccountKey, { from, to }: Days) =>
  tx.$queryRaw<StoredPair[]>`
    select r.id::text as id, r.state::text as state,
      coalesce(array_agg(w.row_id::text order by w.row_id) filter (where w.side = 'line'), '{}') as "lineIds",
      coalesce(array_agg(w.row_id::text order by w.row_id) filter (where w.side = 'record'), '{}') as "recordIds"
    from reconciliations r join reconciliation_rows w on w.reconciliation_id = r.id
    where r.company_id = ${companyId}::uuid and r.connection_id = ${connectionId}::uuid
      and r.bank_account_ref = ${bankAccountRef} and r.state in ('linked', 'rejected')
      and r.day between ${from} and ${to < endOfTime ? addDays(to, 100) : to}
    group by r.id order by r.id limit ${2 * mostRows}`;
