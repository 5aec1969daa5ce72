import 'server-only';
import type { ReceiptType } from '@/lib/domain/receipt/receipt';
import { type DecodeOptions, decode } from './decode-task';
import { Unreadable } from './unreadable';

/** The pictures of a receipt as WebP, and the number of pages of the document. */
export type Pictures = {
  readonly thumbnail: Uint8Array;
  readonly pages: readonly Uint8Array[];
  readonly documentPages: number;
};

/** Renders the first pages of a receipt to pictures. Throws Unreadable with the reason when that is impossible. */
export async function picture(content: Uint8Array, type: ReceiptType, options: DecodeOptions = {}): Promise<Pictures> {
  const { files, pages: documentPages } = await decode({ make: 'pictures', type }, content, options);
  const [thumbnail, ...pages] = files;
  if (!thumbnail || pages.length === 0) throw new Unreadable('broken');
  return { thumbnail, pages, documentPages };
}

export type Converted = { readonly mimeType: string; readonly content: Uint8Array<ArrayBuffer> };

/**
 * Converts a picture to JPEG, and one of several pages to a PDF. Reduces the quality until the file has at most
 * `maxBytes`; the smallest version can still be larger. Throws Unreadable when that is impossible.
 */
export async function convert(
  content: Uint8Array,
  type: ReceiptType,
  maxBytes: number,
  options: DecodeOptions = {},
): Promise<Converted> {
  const { files, type: mimeType } = await decode({ make: 'delivery', type, maxBytes }, content, options);
  const [file] = files;
  if (!file) throw new Unreadable('broken');
  return { mimeType, content: new Uint8Array(file) };
}
