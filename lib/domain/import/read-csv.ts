import Papa from 'papaparse';
import { Refusal } from '../refusal';

export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * Returns the rows of a CSV file without empty ones. Throws a Refusal when the file is not CSV or has more than
 * `maxRows` rows below a header.
 */
export function readCsv(content: Uint8Array, maxRows: number): readonly CsvRow[] {
  if (content.byteLength === 0) throw new Refusal('This file is empty.');
  if (isZip(content)) {
    throw new Refusal('This is a spreadsheet, not a CSV file. In Excel or Numbers, save it as CSV and choose that.');
  }
  const text = decode(content);
  if (text.includes('\0')) throw new Refusal('This is not a CSV file. Choose a file of comma separated values.');
  const { data } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    delimitersToGuess: [...delimiters],
    preview: maxRows + 100,
  });
  // `line` is the row number that a spreadsheet shows. A row counts once, even when a cell contains line breaks.
  const rows = data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new Refusal('This file has no rows.');
  if (rows.length > maxRows + 1) {
    throw new Refusal(
      `This file has more than ${maxRows.toLocaleString('en')} rows. Split it into smaller files. A row is never imported twice.`,
    );
  }
  return rows;
}

const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Returns the delimiter that the header uses; empty when it has none. Papa, the CSV parser, often detects the wrong one
 * in files with two columns.
 */
function delimiterOf(text: string): string {
  const header = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  const best = counts.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count > 1 ? best.delimiter : '';
}

const isZip = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;

/** Decodes the file as UTF-8 or UTF-16 if it is valid, or else in the encoding that Excel uses on Windows. */
function decode(content: Uint8Array): string {
  const [one, two] = content;
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
