import 'server-only';
import { type CompanyCoding, codingIn } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { writtenRecords } from '@/lib/data/sync/written-records';
import { type TransferToSync, transferCandidates } from '@/lib/data/transfer/candidates';
import { evaluatedTransfer, transfersIn } from '@/lib/data/transfer/stored';
import type { BooksRecord } from '@/lib/domain/books/record';
import { parseRecord } from '@/lib/domain/books/record';
import type { ExpenseRow } from './rows';
import { currentRows, evaluated } from './stored-rows';

/**
 * An expense with its record in the books, as it was last written. `elsewhere`: the record is in other books, or its
 * content is unknown. Null: the expense is not synced.
 */
export type SyncCandidate = ExpenseRow & { readonly booked: BooksRecord | 'elsewhere' | null };

/**
 * Returns the expenses and transfers to sync, oldest first, and what they are coded with. Locks them until the transaction ends, so that
 * two requests cannot queue the same one.
 */
export async function lockForSync(
  tx: Tx,
  companyId: string,
  ids: readonly string[],
): Promise<{
  readonly expenses: SyncCandidate[];
  readonly transfers: TransferToSync[];
  readonly coding: CompanyCoding;
}> {
  await tx.$executeRaw`select 1 from movements where company_id = ${companyId}::uuid and id = any(${[...ids]}::uuid[]) order by id for update`;
  const rows = (await currentRows(tx, companyId, ids)).reverse();
  const coding = await codingIn(tx, companyId, rows);
  const expenses = await candidates(
    tx,
    rows.map((row) => evaluated(row, coding)),
    coding,
  );
  // Most requests have no transfers.
  const others = rows.length < new Set(ids).size ? await transfersIn(tx, companyId, ids) : [];
  const transfers = await transferCandidates(
    tx,
    others.map((row) => evaluatedTransfer(row, coding)),
    coding,
  );
  return { expenses, transfers, coding };
}

/** Adds to each expense its record in the books. Locks nothing, so that a preview can use it too. */
export async function candidates(
  tx: Tx,
  rows: readonly ExpenseRow[],
  { connection }: CompanyCoding,
): Promise<SyncCandidate[]> {
  const synced = rows.filter((row) => row.syncedRevision !== null).map((row) => row.id);
  const written = synced.length > 0 ? await writtenRecords(tx, synced) : [];
  const booked = new Map(written.map((item) => [item.movementId, item]));
  return rows.map((row) => {
    const item = booked.get(row.id);
    if (!item) return { ...row, booked: row.syncedRevision === null ? null : 'elsewhere' };
    return { ...row, booked: item.connectionId === connection?.id ? parseRecord(item.record) : 'elsewhere' };
  });
}
