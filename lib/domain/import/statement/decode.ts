import { Refusal } from '@/lib/domain/refusal';

export type Decoded = { readonly text: string; readonly encoding: string };

/**
 * Decodes a statement. A byte order mark or valid UTF-8 decides before the declared encoding, because banks convert
 * files and keep the old declaration. Without both, the declared encoding is used, else windows-1252. Throws a Refusal
 * when the declared encoding is unknown.
 */
export function decodeStatement(content: Uint8Array): Decoded {
  const marked = markedEncoding(content);
  if (marked) return decodeAs(content, marked);
  const text = new TextDecoder('utf-8').decode(content);
  return isMostlyUtf8(text) ? { text, encoding: 'utf-8' } : decodeAs(content, declaredEncoding(content));
}

/**
 * Whether a text that was decoded as UTF-8 is UTF-8. Text in another encoding hardly ever forms valid sequences. A bank
 * that cuts names after 32 bytes leaves half a character at the end of some.
 */
function isMostlyUtf8(text: string): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return damaged === 0 || (text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0) >= damaged;
}

function decodeAs(content: Uint8Array, encoding: string): Decoded {
  try {
    const decoder = new TextDecoder(encoding);
    return { text: decoder.decode(content), encoding: decoder.encoding };
  } catch {
    throw new Refusal(
      `The file says that its encoding is “${encoding}”, which Outlay cannot read. Export it as UTF-8.`,
    );
  }
}

/** Returns the encoding that the first bytes show: a byte order mark, or `<` or `O` in UTF-16. */
function markedEncoding(content: Uint8Array): string | null {
  const [first, second, third] = content;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) return 'utf-16be';
  return null;
}

const start = 2000;

/** Returns the encoding in the XML declaration or in the header of OFX 1. */
function declaredEncoding(content: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(content.subarray(0, start));
  const xml = /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  // The bytes are no UTF-8. A file that says so contains a damaged character, most often one of windows-1252.
  if (xml) return /^utf-?8$|^us-ascii$/i.test(xml) ? 'windows-1252' : xml;
  const charset = /\bCHARSET:\s*([\w.-]+)/i.exec(head)?.[1] ?? '';
  const named = /^(?:CP|WINDOWS-?)?(125\d)$/i.exec(charset)?.[1];
  if (named) return `windows-${named}`;
  const encoding = /\bENCODING:\s*([\w.-]+)/i.exec(head)?.[1] ?? '';
  const iso = [charset, encoding].map((label) => /^(?:ISO-?)?8859-?(\d{1,2})$/i.exec(label)?.[1]).find(Boolean);
  if (iso) return `iso-8859-${iso}`;
  return /^windows-125\d$/i.test(encoding) ? encoding : 'windows-1252';
}
