import { claimRulesOf } from '@/lib/domain/books/claim-rules';
import type { Package } from '@/lib/domain/books/package';
import type { ExpenseType } from '@/lib/domain/expense/type';
import { formatBytes, isReceiptType, receiptRefusals } from '@/lib/domain/receipt/receipt';
import { fileExists, readFile } from '@/lib/storage/files';
import { type Converted, convert } from '@/lib/storage/pictures';
import { Unreadable } from '@/lib/storage/unreadable';

export type PreparedReceipt =
  | { readonly ok: true; readonly file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> } }
  | { readonly ok: false; readonly reason: string };

/**
 * Returns the file in a form that the package accepts: unchanged, or converted to a readable JPEG, or for several pages to
 * a PDF. If that is impossible, returns the reason. The same receipt always gives the same bytes, so that a retry is
 * idempotent.
 */
export async function prepareReceipt(
  target: Package,
  receipt: { expenseType: ExpenseType; isBill: boolean; fileName: string; mimeType: string; storageKey: string },
): Promise<PreparedReceipt> {
  const rules = target.receipts;
  if (!rules) return refused(`${target.name} takes no receipts through Outlay. Attach it there by hand.`);
  if (receipt.isBill && !claimRulesOf(target.key)?.receipts)
    return refused(`${target.name} takes no receipts for bills through Outlay. Attach it there by hand.`);
  if (!rules.expenseTypes.includes(receipt.expenseType))
    return refused(`${target.name} takes no receipts for this kind of expense.`);
  if (!(await fileExists(receipt.storageKey)))
    return refused('The file is no longer in Outlay’s storage. Add the receipt again.');
  const original = { mimeType: receipt.mimeType, content: await readFile(receipt.storageKey) };
  const { maxBytes } = rules;
  const isTaken = rules.mimeTypes.includes(original.mimeType) && original.content.byteLength <= maxBytes;
  const file = isTaken ? original : await converted(original, maxBytes);
  if (typeof file === 'string') return refused(`The file could not be converted for ${target.name}. ${file}`);
  if (!rules.mimeTypes.includes(file.mimeType)) return refused(`${target.name} does not take this type of file.`);
  if (file.content.byteLength > maxBytes) {
    const [limit, size] = [formatBytes(maxBytes), formatBytes(file.content.byteLength)];
    return refused(`${target.name} takes files up to ${limit}; this one has ${size}.`);
  }
  const extension = extensionOf[file.mimeType];
  const isConverted = file !== original && extension !== undefined;
  const name = isConverted ? receipt.fileName.replace(/\.\w+$/, `.${extension}`) : receipt.fileName;
  return { ok: true, file: { ...file, name } };
}

const extensionOf: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' };

/** Returns the converted picture, or the file itself if it is a PDF. Returns a reason if it cannot be converted. */
async function converted(file: Converted, maxBytes: number): Promise<Converted | string> {
  const { mimeType, content } = file;
  if (!isReceiptType(mimeType) || mimeType === 'application/pdf') return file;
  try {
    return await convert(content, mimeType, maxBytes);
  } catch (error) {
    if (error instanceof Unreadable) return receiptRefusals[error.why];
    throw error;
  }
}

const refused = (reason: string): PreparedReceipt => ({ ok: false, reason });
