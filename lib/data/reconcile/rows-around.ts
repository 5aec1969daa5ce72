import 'server-only';
import type { Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { addDays } from '@/lib/domain/day';
import type { Rows } from '@/lib/domain/reconcile/row';
import { type AccountKey, countedLines, presentRecords } from './account';
import { readLines, readRecords, type StoredPair } from './rows';

/** A row of an account, with what its nearest rows are found by. */
export type Place = {
  readonly id: string;
  readonly day: string;
  readonly minor: bigint;
  readonly movementId: string | null;
};

/** So many rows of the other side with the nearest amounts are read, and as many of the nearest days. */
const nearest = 150;
const mostRows = 1_000;

/**
 * Returns a row with the rows of the other side that are nearest by amount, by day or by movement, at most `days` away, and
 * what they are linked with. So a busy account is not read as a whole.
 */
export async function rowsAround(
  tx: Tx,
  key: AccountKey,
  side: 'line' | 'record',
  { id, day, minor, movementId }: Place,
  days: number,
): Promise<Rows> {
  const other = side === 'line' ? 'b' : 'l';
  const [column, table] = [
    (name: string) => Prisma.raw(`${other}.${name}`),
    side === 'line'
      ? Prisma.sql`book_records b where ${presentRecords(key)}`
      : Prisma.sql`bank_lines l where ${countedLines(key)}`,
  ];
  const found = await tx.$queryRaw<{ id: string }[]>`
    with near as materialized (select ${column('id')} as id, ${column('day')} as day, ${column('amount_minor')} as minor,
        ${column('movement_id')} as movement_id
      from ${table} and ${column('day')} between ${addDays(day, -days)} and ${addDays(day, days)})
    select id::text as id from (
      (select id from near order by abs(minor - ${minor}), abs(day::date - ${day}::date), id limit ${nearest})
      union (select id from near order by abs(day::date - ${day}::date), abs(minor - ${minor}), id limit ${nearest})
      union (select id from near where movement_id = ${movementId}::uuid limit ${nearest})) found`;
  const ids = [id, ...found.map((row) => row.id)];
  const pairs = await pairsWith(tx, key, ids);
  const links = pairs.filter(({ state }) => state === 'linked');
  const known = side === 'line' ? { line: [id], record: ids.slice(1) } : { line: ids.slice(1), record: [id] };
  const linked = (part: 'lineIds' | 'recordIds') => links.flatMap((pair) => pair[part]);
  const lineIds = [...new Set([...known.line, ...linked('lineIds')])];
  const recordIds = [...new Set([...known.record, ...linked('recordIds')])];
  return {
    lines: await readLines(tx, key, Prisma.sql`l.id = any(${lineIds}::uuid[])`, mostRows),
    records: await readRecords(tx, key, Prisma.sql`b.id = any(${recordIds}::uuid[])`, mostRows),
    links,
    rejected: pairs.filter(({ state }) => state === 'rejected'),
  };
}

/** Returns the links and rejected pairs that contain one of these rows. */
const pairsWith = (tx: Tx, { companyId }: AccountKey, ids: readonly string[]) =>
  tx.$queryRaw<StoredPair[]>`
    with wanted as materialized (select distinct o.reconciliation_id as id from reconciliation_rows o
      where o.company_id = ${companyId}::uuid and o.row_id = any(${[...ids]}::uuid[]) and o.state in ('linked', 'rejected'))
    select r.id::text as id, r.state::text as state,
      coalesce(array_agg(w.row_id::text order by w.row_id) filter (where w.side = 'line'), '{}') as "lineIds",
      coalesce(array_agg(w.row_id::text order by w.row_id) filter (where w.side = 'record'), '{}') as "recordIds"
    from wanted join reconciliations r on r.id = wanted.id join reconciliation_rows w on w.reconciliation_id = r.id
    where r.company_id = ${companyId}::uuid group by r.id order by r.id limit ${mostRows}`;
