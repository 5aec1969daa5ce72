import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { DecodeError } from './decoding';
import { isPdfTruncated } from './end-of-file';
import type { Document, Page } from './page';

/** The width of a rendered page. A receipt of 80 mm gets at most 216 dots per inch. */
const pageWidth = 1400;
const maxScale = 3;
/** The most pixels of a rendered page. A till roll of 226 × 60,000 points has them. */
const maxRendered = 40_000_000;

/** Opens a PDF that needs no password. */
export async function openPdf(content: Uint8Array): Promise<Document> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (isPdfTruncated(bytes)) throw new DecodeError('truncated');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes.subarray(Math.max(0, bytes.indexOf('%PDF-')))).catch(orLocked);
  const pageCount = document.getPageCount();
  if (pageCount < 1) throw new DecodeError('noPages');
  return { pageCount, page: (index) => renderPage(document.getPage(index)) };
}

type PdfPage = ReturnType<Awaited<ReturnType<PDFiumLibrary['loadDocument']>>['getPage']>;

async function renderPage(page: PdfPage): Promise<Page> {
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
  // pdfium gives a page that cannot be read no size. A looping tree of pages has such pages.
  if (width <= 0 || height <= 0) throw new DecodeError('broken');
  // The height of a wide strip counts, so that it stays readable.
  const side = width > height * 4 ? height : width;
  const scale = Math.min(maxScale, pageWidth / side, Math.sqrt(maxRendered / (width * height)));
  const bitmap = await page.render({
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
    render: 'bitmap',
    renderFormFields: true,
  });
  const raw = { width: bitmap.width, height: bitmap.height, channels: 4 } as const;
  return { width: raw.width, height: raw.height, open: () => sharp(bitmap.data, { raw, limitInputPixels: false }) };
}

function orLocked(error: unknown): never {
  if (/password/i.test(String(error))) throw new DecodeError('locked');
  throw error;
}
