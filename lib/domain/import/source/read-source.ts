import { Refusal } from '../../refusal';
import { refuseBinaryFormat } from './binary-format';
import { cleanText } from './clean-text';
import { detectEncoding } from './detect-encoding';
import { correctDoubleEncoding } from './double-encoding';
import { decode, type Encoding, encodingNames } from './encoding';
import { encodingSamples } from './encoding-samples';
import { readTable } from './read-table';
import type { Source } from './source';
import { recogniseText } from './text-format';

type Choice = { readonly encoding: Encoding | null; readonly instead?: string };

/**
 * Reads the content of a file as records, or recognises a bank statement. `choice.encoding` is what a person chose;
 * null detects it. Throws a Refusal that says what the file is, and what to do `instead`, when it is neither.
 */
export function readSource(
  content: Uint8Array,
  { instead = 'In your bank, export CSV, OFX, CAMT.053 or MT940 instead.', ...choice }: Choice,
): Source {
  if (content.byteLength === 0) throw new Refusal('This file is empty.');
  refuseBinaryFormat(content, instead);
  const detected = detectEncoding(content);
  const encoding = choice.encoding ?? detected.encoding;
  const decoded = decode(content, encoding);
  const format = recogniseText(decoded, instead);
  if (format !== null) return { kind: 'statement', format, content };
  const clean = cleanText(decoded, instead);
  // A person who chose the encoding saw what it gives.
  const corrected = choice.encoding === null ? correctDoubleEncoding(clean.text) : null;
  const table = readTable(corrected?.text ?? clean.text);
  return {
    kind: 'table',
    encoding,
    encodingIsSure: choice.encoding !== null || detected.isSure,
    encodings: encodingSamples(content, [...new Set([encoding, detected.encoding, ...detected.others])]),
    ...table,
    notices: [...clean.notices, ...(corrected ? [corrected.notice] : []), ...table.notices],
  };
}

/** Returns what a person calls the encoding of a file. */
export const encodingName = (encoding: Encoding): string => encodingNames[encoding];
