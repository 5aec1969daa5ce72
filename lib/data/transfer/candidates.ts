import 'server-only';
import type { CompanyCoding } from '@/lib/data/coding/context';
import type { Tx } from '@/lib/data/db';
import { writtenRecords } from '@/lib/data/sync/written-records';
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
  const synced = rows.filter((row) => row.syncedRevision !== null).map((row) => row.id);
  const written = synced.length > 0 ? await writtenRecords(tx, synced) : [];
  const booked = new Map(written.map((item) => [item.movementId, item]));
  return rows.map((row) => {
    const item = booked.get(row.id);
    if (!item) return { ...row, booked: row.syncedRevision === null ? null : 'elsewhere' };
    return { ...row, booked: item.connectionId === connection?.id ? parseTransfer(item.record) : 'elsewhere' };
  });
}
