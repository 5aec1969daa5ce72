import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { officeTypeOf } from '@/lib/domain/receipt/office-type';
import { isReceiptType, type ReceiptType } from '@/lib/domain/receipt/receipt';

/** The type of a receipt, or the media type of a file that is none. Null if it is unknown. */
export type Sniffed =
  | { readonly is: 'receipt'; readonly type: ReceiptType }
  | { readonly is: 'other'; readonly mime: string | null };

/**
 * Bytes before the header of a PDF, such as the headers of an e-mail. Readers open a PDF whose header is in the first 1,024
 * bytes (ISO 32000-1, implementation note 13); some accept more.
 */
const mostBytesBeforePdf = 64 * 1024;

/**
 * Returns the type of a file, detected from its content. The file's name and the type that the browser sent are ignored.
 */
export async function sniff(content: Uint8Array): Promise<Sniffed> {
  const found = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime;
  const mime = sameDecoder[found ?? ''] ?? found ?? (isTiff(content) ? 'image/tiff' : undefined);
  if (mime && isReceiptType(mime)) return { is: 'receipt', type: mime };
  if (mime === 'application/zip') return { is: 'other', mime: officeTypeOf(content) ?? mime };
  const start = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, mostBytesBeforePdf));
  if ((!mime || isText(mime)) && start.includes('%PDF-')) return { is: 'receipt', type: 'application/pdf' };
  return { is: 'other', mime: mime && !isText(mime) ? mime : textType(start) };
}

/** Types that open like another one: animations and bursts, of which the first picture is shown. */
const sameDecoder: Readonly<Record<string, ReceiptType>> = {
  'image/apng': 'image/png',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heif',
};

/** file-type recognises a TIFF only with its first directory, which scanners write at the end. */
const isTiff = (content: Uint8Array): boolean =>
  ['II*\0', 'MM\0*'].includes(Buffer.from(content.subarray(0, 4)).toString('latin1'));

const isText = (mime: string): boolean => /^text\/|xml$/.test(mime);

/** Returns the type of a text, from its first characters. Null if it is no text. */
function textType(start: Buffer): string | null {
  if (start.includes(0)) return null;
  const text = start.toString('utf8').trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg\b/i.test(text)) return 'image/svg+xml';
  if (/^<(!doctype html|html|head|body|script|div|p|table|meta)\b/i.test(text)) return 'text/html';
  if (text.startsWith('<?xml')) return 'text/xml';
  if (/^(From|Received|Return-Path|MIME-Version|Delivered-To|Subject|Date|Message-ID):? /im.test(text.slice(0, 2000)))
    return 'message/rfc822';
  const strange = [...text.slice(0, 2000)].filter((character) => character === '\ufffd').length;
  return text !== '' && strange < 20 ? 'text/plain' : null;
}
