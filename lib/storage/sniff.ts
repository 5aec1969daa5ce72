import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { isReceiptType, type ReceiptRefusal, type ReceiptType } from '@/lib/domain/receipt/receipt';

/**
 * Returns the type of a file, detected from its content, or the reason to refuse it. The file's name and the type that
 * the browser sent are ignored.
 */
export async function sniff(content: Uint8Array): Promise<ReceiptType | ReceiptRefusal> {
  if (content.byteLength === 0) return 'empty';
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  if (found && isReceiptType(found.mime)) return found.mime;
  return found?.mime === 'image/heic' || found?.mime === 'image/heif' ? 'heic' : 'unknownType';
}
