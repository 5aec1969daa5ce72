import { worker } from '@/lib/data/db';
import { isReceiptRecorded } from '@/lib/data/receipt/receipts';
import { discardFiles, keepFiles, markedBefore } from '@/lib/storage/receipt-files';

/** An upload takes minutes at most, so files that are older than this are no longer being stored. */
const hour = 3_600_000;

/**
 * Deletes the files of receipts whose row was never written, because a process ended in between. The files of a recorded
 * receipt stay.
 */
export async function deleteOrphanedFiles(now = new Date()): Promise<void> {
  for (const files of await markedBefore(new Date(now.getTime() - hour))) {
    const isRecorded = await isReceiptRecorded(worker(files.companyId), files.receiptId);
    await (isRecorded ? keepFiles(files) : discardFiles(files));
  }
}
