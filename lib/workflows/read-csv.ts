import 'server-only';
import Papa from 'papaparse';
import { importLimits } from '@/lib/domain/import/plan';
import { Refusal } from '@/lib/domain/refusal';

export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** The rows of a file of comma, semicolon or tab separated values, without empty ones; `most` beneath its titles. Refuses, in words, what is none. */
export function readCsv(content: Uint8Array, most: number = importLimits.rows): readonly CsvRow[] {
  if (content.byteLength === 0) throw new Refusal('This file is empty.');
  if (isZip(content)) {
    throw new Refusal('This is a spreadsheet, not a CSV file. In Excel or Numbers, save it as CSV and choose that.');
  }
  const text = textOf(content);
  if (text.includes('\0')) throw new Refusal('This is not a CSV file. Choose a file of comma separated values.');
  const read = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    delimitersToGuess: [...delimiters],
    preview: most + 100,
  });
  const rows = linesOf(read.data);
  if (rows.length === 0) throw new Refusal('This file has no rows.');
  if (rows.length > most + 1) {
    throw new Refusal(
      `This file has more than ${most.toLocaleString('en')} rows. Split it into smaller ones: what was taken in once is not taken in twice.`,
    );
  }
  return rows;
}

const delimiters = [',', ';', '\t', '|'] as const;

/** What parts the titles. Of files with two columns the reader's own guess is often wrong; without titles it has to guess. */
function delimiterOf(text: string): string {
  const titles = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, count: titles.split(delimiter).length }));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best));
  return most.count > 1 ? most.delimiter : '';
}

/** Each row with the number a spreadsheet gives it: a text of several lines in one cell is one row there too. */
const linesOf = (data: readonly (readonly string[])[]): CsvRow[] =>
  data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));

const isZip = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;

/** Its text, in UTF-8 or UTF-16, or else in the letters that Excel writes on Windows. */
function textOf(content: Uint8Array): string {
  const [one, two] = content;
  if (one === 0xff && two === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (one === 0xfe && two === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
