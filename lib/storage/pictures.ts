import 'server-only';
import sharp from 'sharp';
import { renderPdf } from './pdf';
import { Unreadable } from './unreadable';

// Disables the decoders that receipts do not need. libheif had a remote code execution bug, SVG is refused, and
// lib/storage/pdf.ts renders PDF.
sharp.block({
  operation: ['VipsForeignLoadHeif', 'VipsForeignLoadSvg', 'VipsForeignLoadPdf', 'VipsForeignLoadMagick'],
});

const maxPixels = 50_000_000;
const thumbnailWidth = 240;
const pageWidth = 1400;

/**
 * The images of a receipt. They are encoded again, so that nothing hidden in the original, such as a location or a
 * script, remains.
 */
export type Pictures = { readonly thumbnail: Uint8Array; readonly pages: readonly Uint8Array[] };

/** Renders a whole receipt to images. Throws Unreadable when the file is damaged, truncated or encrypted. */
export async function picture(content: Uint8Array, mimeType: string): Promise<Pictures> {
  const pages = mimeType === 'application/pdf' ? await renderPdf(content) : [await asPage(content)];
  const [first] = pages;
  if (!first) throw new Unreadable('broken');
  const thumbnail = await sharp(first)
    .resize({ width: thumbnailWidth, height: thumbnailWidth * 2, fit: 'inside' })
    .webp({ quality: 75 })
    .toBuffer();
  return { thumbnail, pages };
}

async function asPage(content: Uint8Array): Promise<Uint8Array> {
  try {
    return await open(content)
      .rotate()
      .resize({ width: pageWidth, withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    throw new Unreadable('broken');
  }
}

const open = (content: Uint8Array) => sharp(content, { limitInputPixels: maxPixels, failOn: 'truncated' });

/**
 * Converts an image to JPEG. With `maxBytes`, reduces the quality until the file is small enough; the smallest version
 * can still be larger.
 */
export async function toJpeg(
  content: Uint8Array,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  let jpeg: Uint8Array = content;
  for (const quality of [90, 75, 60]) {
    jpeg = await open(content).rotate().flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
    if (jpeg.byteLength <= maxBytes) break;
  }
  return new Uint8Array(jpeg);
}
