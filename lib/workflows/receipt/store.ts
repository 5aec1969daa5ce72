import { createHash } from 'node:crypto';
import { newId } from '@/lib/data/id';
import { addReceipt, hasExpense } from '@/lib/data/receipt/receipts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { type ReceiptType, receiptFileName, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { wrongTypeMessage } from '@/lib/domain/receipt/wrong-type';
import { Refusal } from '@/lib/domain/refusal';
import { type Pictures, picture } from '@/lib/storage/pictures';
import { discardFiles, keepFiles, originalKey, storeFiles } from '@/lib/storage/receipt-files';
import { sniff } from '@/lib/storage/sniff';
import { Unreadable } from '@/lib/storage/unreadable';

export type StoredReceipt = {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type NewReceiptFile = {
  readonly name: string;
  readonly content: Uint8Array;
  readonly expenseId: string | null;
  /** The signal of the upload. When it aborts, the file is no longer decoded. */
  readonly signal?: AbortSignal;
};

/**
 * Stores a receipt byte for byte, with pictures of its pages. Throws a Refusal for a file that is empty, of another type
 * or cannot be opened, and when the expense does not exist. The files are written before the row, so that a row never
 * refers to a missing file. If there is no row, the files are deleted: at once after a refusal, and by
 * `deleteOrphanedFiles` after a crash.
 */
export async function storeReceipt(viewer: Viewer, file: NewReceiptFile): Promise<StoredReceipt> {
  const { content, expenseId } = file;
  const type = await receiptTypeOf(content);
  if (expenseId && !(await hasExpense(viewer, expenseId))) throw expenseGone();
  const pictures = await picturesOf(viewer, file, type);
  const files = { companyId: viewer.companyId, receiptId: newId() };
  const stored = {
    id: files.receiptId,
    fileName: receiptFileName(file.name, type),
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  const { pages, documentPages } = pictures;
  const storageKey = originalKey(files);
  const row = { ...stored, expenseId, mimeType: type, pages: pages.length, documentPages, storageKey };
  await storeFiles(files, content, pictures);
  // If this throws, it is not known whether the row exists. The marker stays, and the files are checked later.
  if (!(await addReceipt(viewer, row))) {
    await discardFiles(files);
    throw expenseGone();
  }
  await keepFiles(files);
  return stored;
}

async function receiptTypeOf(content: Uint8Array): Promise<ReceiptType> {
  if (content.byteLength === 0) throw new Refusal(receiptRefusals.empty);
  const sniffed = await sniff(content);
  if (sniffed.is === 'other') throw new Refusal(wrongTypeMessage(sniffed.mime));
  return sniffed.type;
}

async function picturesOf(viewer: Viewer, { content, signal }: NewReceiptFile, type: ReceiptType): Promise<Pictures> {
  try {
    return await picture(content, type, { owner: viewer.userId, signal });
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal(receiptRefusals[error.why]) : error;
  }
}

const expenseGone = () => new Refusal('This expense is no longer there.');
