import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import type { BooksRecord } from '@/lib/domain/books/record';
import { parseRecord } from '@/lib/domain/books/record';
import { type ExpenseRow, rowColumns, toRow } from './rows';

/**
 * An expense with its record in the books, as it was last written. `elsewhere`: the record is in other books, or its
 * content is unknown. Null: the expense is not synced.
 */
export type SyncCandidate = ExpenseRow & { readonly booked: BooksRecord | 'elsewhere' | null };

/**
 * Returns the expenses to sync. Locks them until the transaction ends, so that two requests cannot queue the same
 * expense.
 */
export async function lockForSync(
  tx: Tx,
  companyId: string,
  ids: readonly string[],
  coding: CompanyCoding,
): Promise<SyncCandidate[]> {
  await tx.$executeRaw`select 1 from movements where company_id = ${companyId}::uuid and id = any(${[...ids]}::uuid[]) order by id for update`;
  const rows = await tx.movement.findMany({
    where: { companyId, id: { in: [...ids] }, removedAt: null },
    select: rowColumns,
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  });
  return candidates(
    tx,
    rows.map((row) => toRow(row, coding)),
    coding,
  );
}

/** Adds to each expense its record in the books. Locks nothing, so that a preview can use it too. */
export async function candidates(
  tx: Tx,
  rows: readonly ExpenseRow[],
  { connection }: CompanyCoding,
): Promise<SyncCandidate[]> {
  const written = await tx.syncItem.findMany({
    where: {
      movementId: { in: rows.filter((row) => row.syncedRevision !== null).map((row) => row.id) },
      state: 'synced',
    },
    select: { movementId: true, record: true, sync: { select: { connectionId: true } } },
    orderBy: { attempt: 'asc' },
  });
  const booked = new Map(written.map((item) => [item.movementId, item]));
  return rows.map((row) => {
    const item = booked.get(row.id);
    if (!item) return { ...row, booked: row.syncedRevision === null ? null : 'elsewhere' };
    return { ...row, booked: item.sync.connectionId === connection?.id ? parseRecord(item.record) : 'elsewhere' };
  });
}
