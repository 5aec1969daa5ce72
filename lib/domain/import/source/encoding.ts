/** The encodings that a file can be read in, and what a person calls them. */
export const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'utf-32le': 'UTF-32',
  'utf-32be': 'UTF-32 (big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'iso-8859-15': 'Western European (ISO-8859-15)',
  macintosh: 'Western European (Mac Roman)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-2': 'Central European (ISO-8859-2)',
  'windows-1257': 'Baltic (Windows-1257)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'koi8-u': 'Cyrillic (KOI8-U)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic (Windows-1256)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
  big5: 'Chinese (Big5)',
  'euc-kr': 'Korean (EUC-KR)',
} as const;
export type Encoding = keyof typeof encodingNames;

/** Returns the text of the bytes, without a byte order mark. An invalid byte becomes a replacement character. */
export function decode(content: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-32le' || encoding === 'utf-32be') return decodeUtf32(content, encoding === 'utf-32le');
  const text = new TextDecoder(encoding).decode(content);
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, windows1252) : text;
}

/** Node 20 decodes these bytes of Windows-1252 as control characters (nodejs/node, issue 56542). */
const windows1252 = (control: string): string =>
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'[control.charCodeAt(0) - 0x80] ?? control;

/** The platform's decoder has no UTF-32. */
function decodeUtf32(content: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const parts: string[] = [];
  let part: number[] = [];
  for (let at = 0; at < content.byteLength; at += 4) {
    const point = at + 4 <= content.byteLength ? view.getUint32(at, isLittleEndian) : 0xfffd;
    const isScalar = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    if (at > 0 || point !== 0xfeff) part.push(isScalar ? point : 0xfffd);
    if (part.length < 8_192) continue;
    parts.push(String.fromCodePoint(...part));
    part = [];
  }
  return parts.join('') + String.fromCodePoint(...part);
}

export const isEncoding = (name: string): name is Encoding => name in encodingNames;
