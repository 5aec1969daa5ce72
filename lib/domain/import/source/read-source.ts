import { decode, type Encoding } from './encoding';
import { readTable } from './read-table';
import type { Source } from './source';

/**
 * Reads the content of a file as records, or recognises a bank statement. `encoding` is a person's choice; null detects
 * it. Throws a Refusal that says what the file is and what to export instead when it is neither.
 */
export function readSource(content: Uint8Array, { encoding }: { encoding: Encoding | null }): Source {
  const read = encoding ?? (isUtf8(content) ? 'utf-8' : 'windows-1252');
  const table = readTable(decode(content, read));
  return { kind: 'table', encoding: read, encodingIsSure: true, encodings: [], ...table };
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
