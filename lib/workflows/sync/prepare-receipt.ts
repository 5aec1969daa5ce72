import type { Package } from '@/lib/domain/books/package';
import type { ExpenseType } from '@/lib/domain/expense/type';
import { formatBytes } from '@/lib/domain/receipt/receipt';
import { fileExists, readFile } from '@/lib/storage/files';
import { toJpeg } from '@/lib/storage/pictures';

export type PreparedReceipt =
  | { readonly ok: true; readonly file: { name: string; mimeType: string; content: Uint8Array<ArrayBuffer> } }
  | { readonly ok: false; readonly reason: string };

/**
 * Returns the file in a form that the package accepts: unchanged, or converted to a readable JPEG. If that is
 * impossible, returns the reason. The same receipt always gives the same bytes, so that a retry is idempotent.
 */
export async function prepareReceipt(
  target: Package,
  receipt: { expenseType: ExpenseType; fileName: string; mimeType: string; storageKey: string },
): Promise<PreparedReceipt> {
  const rules = target.receipts;
  if (!rules) return refused(`${target.name} takes no receipts through Outlay. Attach it there by hand.`);
  if (!rules.expenseTypes.includes(receipt.expenseType))
    return refused(`${target.name} takes no receipts for this kind of expense.`);
  let { fileName: name, mimeType } = receipt;
  if (!(await fileExists(receipt.storageKey)))
    return refused('The file is no longer in Outlay’s storage. Add the receipt again.');
  let content = await readFile(receipt.storageKey);
  if (!rules.mimeTypes.includes(mimeType) && mimeType.startsWith('image/')) {
    content = await toJpeg(content);
    mimeType = 'image/jpeg';
    name = name.replace(/\.\w+$/, '.jpg');
  }
  if (!rules.mimeTypes.includes(mimeType)) return refused(`${target.name} does not take this type of file.`);
  if (content.byteLength > rules.maxBytes && mimeType.startsWith('image/'))
    content = await toJpeg(content, rules.maxBytes);
  if (content.byteLength > rules.maxBytes) {
    const [limit, size] = [formatBytes(rules.maxBytes), formatBytes(content.byteLength)];
    return refused(`${target.name} takes files up to ${limit}; this one has ${size}.`);
  }
  return { ok: true, file: { name, mimeType, content } };
}

const refused = (reason: string): PreparedReceipt => ({ ok: false, reason });
