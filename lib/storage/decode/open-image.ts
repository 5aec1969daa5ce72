import sharp from 'sharp';
import type { ReceiptType } from '@/lib/domain/receipt/receipt';
import { DecodeError } from './decoding';
import { type Document, maxPixels, type Page } from './page';

// Disables the decoders that receipts do not need. HEIC and AVIF are decoded in WebAssembly, because libheif had a remote
// code execution bug. SVG is refused, and pdfium renders PDF.
sharp.block({
  operation: ['VipsForeignLoadHeif', 'VipsForeignLoadSvg', 'VipsForeignLoadPdf', 'VipsForeignLoadMagick'],
});
// Two of these processes may run at once beside the process that serves requests.
sharp.concurrency(1);

/**
 * Opens a file that sharp decodes. A TIFF can have several pages; of an animation, the first picture is the page. With
 * `failOn` warning, the decoder also refuses a JPEG that misses a part before its end.
 */
export async function openImage(
  content: Uint8Array,
  type: ReceiptType,
  failOn: 'truncated' | 'warning' = 'truncated',
): Promise<Document> {
  const open = (page: number) => sharp(content, { page, limitInputPixels: false, failOn, sequentialRead: true });
  const readPage = async (index: number): Promise<Page> => {
    const { width, height } = (await open(index).metadata()).autoOrient;
    if (width * height > maxPixels) throw new DecodeError('tooManyPixels');
    return { width, height, open: () => open(index).autoOrient() };
  };
  const { pages = 1 } = await open(0).metadata();
  return { pageCount: type === 'image/tiff' ? pages : 1, page: readPage };
}
