import type { ReceiptType } from '@/lib/domain/receipt/receipt';

const endOfJpeg = Buffer.from([0xff, 0xd9]);

/**
 * Returns a JPEG with an end. Some cameras and scanners leave out the two bytes, and every viewer opens the file, but sharp
 * cannot tell it from a truncated one.
 */
export function withEndOfJpeg(content: Uint8Array): Uint8Array {
  let end = content.byteLength;
  while (end > 0 && content[end - 1] === 0) end -= 1;
  return Buffer.concat([content.subarray(0, end), endOfJpeg]);
}

/** Whether the end of a file that cannot be decoded is missing. False means that it is damaged in another way. */
export function isTruncated(content: Uint8Array, type: ReceiptType): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  switch (type) {
    case 'image/jpeg':
      return !bytes.subarray(-64).includes(endOfJpeg);
    case 'image/png':
      return !bytes.includes('IEND');
    case 'image/webp':
      // RIFF: the length of the file without its first 8 bytes.
      return bytes.byteLength < 12 || bytes.readUInt32LE(4) + 8 > bytes.byteLength;
    case 'image/gif':
      // The trailer, 0x3B. Some programs write zeros after it.
      return !/;\0*$/.test(bytes.subarray(-32).toString('latin1'));
    case 'image/tiff':
      return isTiffTruncated(bytes);
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return areBoxesTruncated(bytes);
    case 'application/pdf':
      return isPdfTruncated(bytes);
  }
}

/**
 * Whether the end of a PDF is missing. Its objects are followed by a table of them, `startxref` and `%%EOF` (ISO 32000-1,
 * 7.5). Readers find the objects without them, so it is enough that one is there, and that no object follows. Anything else
 * may follow.
 */
export function isPdfTruncated(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const end = Math.max(text.lastIndexOf('%%EOF'), text.lastIndexOf('startxref'), text.lastIndexOf('trailer'));
  if (end < 0 || /\d\s+\d+\s+obj\b/.test(text.slice(end))) return true;
  // A linearized PDF gives its length, and has a first %%EOF near its beginning.
  const length = /\/Linearized\b[^>]{0,200}?\/L\s+(\d+)/.exec(text.slice(0, 2048))?.[1];
  return length !== undefined && Number(length) > bytes.byteLength;
}

/** Whether an offset of the first directory is after the end of the file. */
function isTiffTruncated(bytes: Buffer): boolean {
  if (bytes.byteLength < 8) return true;
  const isLittle = bytes.subarray(0, 2).toString() === 'II';
  const offset = isLittle ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  return offset + 2 > bytes.byteLength;
}

/** Whether a box of an ISO base media file is longer than the rest of the file (ISO 14496-12, 4.2). */
function areBoxesTruncated(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.byteLength) {
    const short = bytes.readUInt32BE(at);
    if (short === 0) return false;
    const size = short === 1 && at + 16 <= bytes.byteLength ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < 8) return false;
    at += size;
  }
  return at > bytes.byteLength;
}
