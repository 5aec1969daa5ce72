import type { ReceiptType } from '@/lib/domain/receipt/receipt';
import { isOutOfMemory } from '@/lib/process/out-of-memory';
import { DecodeError } from './decoding';
import { isTruncated, withEndOfJpeg } from './end-of-file';
import { openImage } from './open-image';
import type { Document } from './page';

/**
 * Opens a file and passes it to `work`, which decodes its pages. Throws a DecodeError with the reason when the file cannot
 * be decoded.
 */
export async function withDocument<T>(
  content: Uint8Array,
  type: ReceiptType,
  work: (document: Document) => Promise<T>,
): Promise<T> {
  try {
    return await work(await openDocument(content, type));
  } catch (error) {
    if (error instanceof DecodeError) throw error;
    if (isOutOfMemory(String(error))) throw new DecodeError('tooMuchMemory');
    if (!isTruncated(content, type)) throw new DecodeError('broken');
    if (type !== 'image/jpeg') throw new DecodeError('truncated');
    return openImage(withEndOfJpeg(content), type, 'warning')
      .then(work)
      .catch(() => {
        throw new DecodeError('truncated');
      });
  }
}

async function openDocument(content: Uint8Array, type: ReceiptType): Promise<Document> {
  // The decoders in WebAssembly are loaded only for a file that needs them.
  switch (type) {
    case 'application/pdf':
      return (await import('./open-pdf')).openPdf(content);
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return (await import('./open-heif')).openHeif(content, type);
    default:
      return openImage(content, type);
  }
}
