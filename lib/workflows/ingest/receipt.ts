import 'server-only';
import { createHash } from 'node:crypto';
import type { SourceViewer } from '@/lib/data/ingest/keys';
import { receivedOf } from '@/lib/data/ingest/received';
import { hasExpense, receiptOfExpense } from '@/lib/data/receipt/receipts';
import { type NewReceiptFile, storeReceipt } from '@/lib/workflows/receipt/store';

export type AddedReceipt =
  | { readonly is: 'added' | 'there'; readonly id: string }
  | { readonly is: 'unknown' | 'not recorded' };

/**
 * Stores a receipt of a movement that a source sent. Idempotent by the content of the file. Throws a Refusal for a file that
 * is no receipt.
 */
export async function addReceiptOf(
  viewer: SourceViewer,
  externalId: string,
  file: Omit<NewReceiptFile, 'expenseId'>,
): Promise<AddedReceipt> {
  const received = (await receivedOf(viewer, viewer.source, [externalId])).get(externalId);
  if (!received) return { is: 'unknown' };
  const expenseId = received.movementId;
  if (expenseId === null || !(await hasExpense(viewer, expenseId))) return { is: 'not recorded' };
  const sha256 = createHash('sha256').update(file.content).digest('hex');
  const there = await receiptOfExpense(viewer, expenseId, sha256);
  if (there !== null) return { is: 'there', id: there };
  const { id } = await storeReceipt(viewer, { ...file, expenseId });
  return { is: 'added', id };
}
