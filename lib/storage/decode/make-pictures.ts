import sharp, { type Sharp } from 'sharp';
import type { Document, Page } from './page';
import { cutPage, maxPieces } from './pieces';

const thumbnailWidth = 240;
const white = '#ffffff';

/**
 * Returns the thumbnail and then the pictures of the first pages, as WebP. They are encoded again, so that nothing hidden
 * in the original, such as a location or a script, remains. A long page becomes several pictures.
 */
export async function makePictures(document: Document): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (let index = 0; index < document.pageCount && pictures.length < maxPieces; index += 1)
    pictures.push(...(await picturesOf(await document.page(index))));
  const shown = pictures.slice(0, maxPieces);
  return shown.length > 0 ? [await thumbnail(shown), ...shown] : [];
}

async function picturesOf(page: Page): Promise<Uint8Array[]> {
  const { width, height, pieces } = cutPage(page.width, page.height);
  const resized = page.open().resize({ width, height, fit: 'fill' }).flatten({ background: white });
  if (pieces.length === 1) return [await asWebp(resized)];
  const { data, info } = await resized.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const pictures: Uint8Array[] = [];
  for (const piece of pieces)
    pictures.push(await asWebp(sharp(data, { raw, limitInputPixels: false }).extract({ ...piece })));
  return pictures;
}

const asWebp = (picture: Sharp): Promise<Uint8Array> => picture.webp({ quality: 82 }).toBuffer();

/** The first picture that is not blank. Of a long one, the part where its content starts, so that text is visible. */
async function thumbnail(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const picture = await firstWithContent(pictures);
  const { width, height } = await sharp(picture).metadata();
  const shown = { width: Math.min(width, height * 4), height: Math.min(height, width * 2) };
  const isLong = shown.height < height;
  const top = isLong ? Math.min(await blankRows(picture), height - shown.height) : 0;
  return sharp(picture)
    .extract({ left: 0, top, ...shown })
    .resize({ width: thumbnailWidth, withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
}

async function firstWithContent(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  for (const picture of pictures) {
    const { channels } = await sharp(picture).stats();
    if (channels.some(({ stdev }) => stdev > 1)) return picture;
  }
  return pictures[0] ?? new Uint8Array();
}

/** Returns how many rows at the top can be left out, because they are blank. A margin stays. */
async function blankRows(picture: Uint8Array): Promise<number> {
  const { info } = await sharp(picture).trim({ threshold: 30 }).toBuffer({ resolveWithObject: true });
  return Math.max(0, -(info.trimOffsetTop ?? 0) - 40);
}
