import { detectEncoding } from '../source/detect-encoding';
import { decode, type Encoding } from '../source/encoding';
import { encodingSamples } from '../source/encoding-samples';
import type { Statement } from './statement';

type PlainText = Pick<Statement, 'encodings' | 'encodingIsSure'> & {
  readonly text: string;
  readonly encoding: Encoding;
};

/**
 * Decodes a statement of MT940 or QIF, which do not state their encoding. `chosen` is a person's answer. Text of ASCII
 * alone reads the same in all of them, and is called by the one that banks use.
 */
export function decodePlain(content: Uint8Array, chosen: Encoding | null): PlainText {
  const detected = detectEncoding(content);
  const isAscii = content.every((byte) => byte < 0x80) && detected.encoding === 'utf-8';
  const encoding = chosen ?? (isAscii ? 'windows-1252' : detected.encoding);
  return {
    text: decode(content, encoding).replace(/^\uFEFF/, ''),
    encoding,
    encodingIsSure: chosen !== null || isAscii || detected.isSure,
    encodings: isAscii ? [] : encodingSamples(content, [...new Set([encoding, detected.encoding, ...detected.others])]),
  };
}
