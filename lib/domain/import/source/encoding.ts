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
  ibm850: 'Western European (DOS, code page 850)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-2': 'Central European (ISO-8859-2)',
  ibm852: 'Central European (DOS, code page 852)',
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
  switch (encoding) {
    case 'utf-32le':
    case 'utf-32be':
      return decodeUtf32(content, encoding === 'utf-32le');
    case 'windows-1252':
    case 'ibm850':
    case 'ibm852':
      return decodeSingleBytes(content, upperHalves[encoding]);
    default:
      return new TextDecoder(encoding).decode(content);
  }
}

/**
 * The characters of the bytes from 128 where the platform does not have them. Node 20 decodes the bytes 128 to 159 of
 * Windows-1252 as control characters (nodejs/node, issue 56542), and no platform decodes the code pages of DOS.
 */
const upperHalves = {
  'windows-1252': '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
} as const;

function decodeSingleBytes(content: Uint8Array, upperHalf: string): string {
  const parts: string[] = [];
  for (let at = 0; at < content.length; at += 8_192)
    parts.push(String.fromCharCode(...content.subarray(at, at + 8_192)));
  return parts.join('').replace(/[\u0080-\u00ff]/g, (byte) => upperHalf[byte.charCodeAt(0) - 0x80] ?? byte);
}

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

export const isEncoding = (name: string): name is Encoding => Object.hasOwn(encodingNames, name);
