import { createHash } from 'node:crypto';
import { newId } from '@/lib/data/id';
import { addReceipt } from '@/lib/data/receipt/receipts';
import type { Viewer } from '@/lib/domain/company/viewer';
import { isReceiptType, type ReceiptRefusal, receiptFileName, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { Refusal } from '@/lib/domain/refusal';
import { writeFile } from '@/lib/storage/files';
import { picture } from '@/lib/storage/pictures';
import { sniff } from '@/lib/storage/sniff';
import { Unreadable } from '@/lib/storage/unreadable';

export type StoredReceipt = {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
};

/**
 * Stores a receipt byte for byte, with pictures of its pages. Throws a Refusal for a file that is empty, damaged or of
 * another type. The files are written before the row, so that a row never refers to a missing file.
 */
export async function storeReceipt(
  viewer: Viewer,
  file: { name: string; content: Uint8Array; expenseId: string | null },
): Promise<StoredReceipt> {
  const type = await sniff(file.content);
  if (!isReceiptType(type)) throw refused(type);
  const pictures = await picture(file.content, type).catch((error: unknown) => {
    throw error instanceof Unreadable ? refused(error.why) : error;
  });
  const id = newId();
  const storageKey = `${viewer.companyId}/${id}`;
  await writeFile(`${storageKey}/original`, file.content);
  await writeFile(`${storageKey}/thumbnail.webp`, pictures.thumbnail);
  for (const [index, page] of pictures.pages.entries()) await writeFile(`${storageKey}/page-${index + 1}.webp`, page);
  const stored = {
    id,
    fileName: receiptFileName(file.name, type),
    bytes: file.content.byteLength,
    sha256: createHash('sha256').update(file.content).digest('hex'),
  };
  const row = {
    ...stored,
    expenseId: file.expenseId,
    mimeType: type,
    pages: pictures.pages.length,
    storageKey: `${storageKey}/original`,
  };
  if (!(await addReceipt(viewer, row))) throw new Refusal('This expense is no longer there.');
  return stored;
}

const refused = (why: ReceiptRefusal) => new Refusal(receiptRefusals[why]);
