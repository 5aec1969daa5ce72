import PDFDocument from 'pdfkit';
import type { Document, Page } from './page';

type Delivery = { readonly type: 'image/jpeg' | 'application/pdf'; readonly file: Uint8Array };

/** Enough for small print on A3. It also bounds the memory that a rotated photo takes. */
const maxPixels = 32_000_000;
const maxJpegSide = 65_000;
const qualities = [90, 75, 60];
const mostPages = 100;

/**
 * Returns the file for a package that does not take the original: a JPEG, or for several pages a PDF with one JPEG per
 * page. Reduces the quality until the file has at most `maxBytes`; the smallest version can still be larger. The same
 * document always gives the same bytes, so that a retry is idempotent.
 */
export async function makeDelivery(document: Document, maxBytes: number): Promise<Delivery> {
  let made: Delivery | undefined;
  for (const quality of qualities) {
    made = document.pageCount > 1 ? await asPdf(document, quality) : await asJpeg(await document.page(0), quality);
    if (made.file.byteLength <= maxBytes) return made;
  }
  if (!made) throw new Error('no quality is defined');
  return made;
}

async function asJpeg(page: Page, quality: number): Promise<Delivery> {
  return { type: 'image/jpeg', file: (await jpegOf(page, quality)).data };
}

async function jpegOf(page: Page, quality: number) {
  const { width, height } = page;
  const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)), maxJpegSide / Math.max(width, height));
  const { data, info } = await page
    .open()
    .resize({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      fit: 'fill',
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The width of a page of the PDF, in points: A4. */
const pageWidth = 595;
/** The longest side that a page of a PDF can have, in points (ISO 32000-1, annex C). */
const maxPageSide = 14_400;

async function asPdf(document: Document, quality: number): Promise<Delivery> {
  // The id of the file depends on this date. The date is fixed, so that the bytes are the same each time.
  const info = { CreationDate: new Date(0), Producer: 'Outlay', Creator: 'Outlay' };
  const pdf = new PDFDocument({ autoFirstPage: false, info });
  const chunks: Buffer[] = [];
  const ended = new Promise((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let index = 0; index < Math.min(document.pageCount, mostPages); index += 1) {
    const { data, width, height } = await jpegOf(await document.page(index), quality);
    const scale = Math.min(pageWidth / width, maxPageSide / height);
    const size: [number, number] = [width * scale, height * scale];
    pdf.addPage({ size, margin: 0 }).image(data, 0, 0, { width: size[0], height: size[1] });
  }
  pdf.end();
  await ended;
  return { type: 'application/pdf', file: Buffer.concat(chunks) };
}
