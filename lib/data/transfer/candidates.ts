import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { bookedRecords } from '@/lib/data/sync/records/written';
import { parseTransfer, type TransferRecord } from '@/lib/domain/books/transfer-record';
import type { TransferRow } from './stored';

/** A transfer with its record in the books, as it was last written (`TransferCandidate`). */
export type TransferToSync = TransferRow & { readonly booked: TransferRecord | 'elsewhere' | null };

/** Adds to each transfer its record in the books. Locks nothing. */
export async function transferCandidates(
  tx: Tx,
  rows: readonly TransferRow[],
  { connection }: Pick<CompanyCoding, 'connection'>,
): Promise<TransferToSync[]> {
  const withRecord = await bookedRecords(tx, rows, connection?.id ?? null);
  return rows.map((row) => withRecord(row, parseTransfer));
}
