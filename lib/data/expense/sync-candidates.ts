import 'server-only';
import { type CompanyCoding, codingIn } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { bookedRecords } from '@/lib/data/sync/records/written';
import type { TransferToSync } from '@/lib/data/transfer/candidates';
import { evaluatedTransfer } from '@/lib/data/transfer/stored';
import { type BooksRecord, parseRecord } from '@/lib/domain/books/record';
import { parseTransfer } from '@/lib/domain/books/transfer-record';
import type { ExpenseRow } from './rows';
import { type CurrentMovements, currentMovements, evaluated } from './stored-rows';

/**
 * An expense with its record in the books, as it was last written. `elsewhere`: the record is in other books, or its
 * content is unknown. Null: the expense is not synced.
 */
export type SyncCandidate = ExpenseRow & { readonly booked: BooksRecord | 'elsewhere' | null };

/**
 * Returns the expenses and transfers to sync, oldest first, and what they are coded with. Locks them until the
 * transaction ends, so that two requests cannot queue the same one.
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
  const read = await currentMovements(tx, companyId, ids);
  const coding = await codingIn(tx, companyId, read.expenses);
  return { ...(await movementCandidates(tx, read, coding)), coding };
}

/** Evaluates the movements, and adds to each its record in the books. Returns them in the other order: oldest first. */
export async function movementCandidates(
  tx: Tx,
  { expenses, transfers }: CurrentMovements,
  coding: CompanyCoding,
): Promise<{ readonly expenses: SyncCandidate[]; readonly transfers: TransferToSync[] }> {
  const withRecord = await bookedRecords(tx, [...expenses, ...transfers], coding.connection?.id ?? null);
  return {
    expenses: expenses.toReversed().map((row) => withRecord(evaluated(row, coding), parseRecord)),
    transfers: transfers.toReversed().map((row) => withRecord(evaluatedTransfer(row, coding), parseTransfer)),
  };
}

/** Adds to each expense its record in the books. Locks nothing, so that a preview can use it too. */
export async function candidates(
  tx: Tx,
  rows: readonly ExpenseRow[],
  { connection }: CompanyCoding,
): Promise<SyncCandidate[]> {
  const withRecord = await bookedRecords(tx, rows, connection?.id ?? null);
  return rows.map((row) => withRecord(row, parseRecord));
}
