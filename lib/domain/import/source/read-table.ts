import { Refusal } from '../../refusal';
import { shorten } from '../../text';
import { importLimits } from '../limits';
import { afterLineEnd, isLineEnd } from './cells';
import { noRepairs, repairNotices } from './notices';
import { recordProblem, recordReader } from './records';
import { detectShape } from './shape';
import type { SourceLine, SourceRow, SourceTable } from './source';

type Table = Pick<SourceTable, 'delimiter' | 'lineCount' | 'rows' | 'leftOut' | 'refused' | 'notices'>;

/**
 * Reads the records of a text. Every physical line is in exactly one entry of `rows`, `leftOut` and `refused`. Throws a
 * Refusal when the text has more rows than an import takes.
 */
export function readTable(text: string): Table {
  const rows: SourceRow[] = [];
  const leftOut: SourceLine[] = [];
  const refused: SourceLine[] = [];
  const repaired = noRepairs();
  const named = /^\s*"?sep=(\\t|[^\r\n])"?[ \t;,]*(?=[\r\n]|$)/i.exec(text);
  const namedUntil = named?.[0].length ?? 0;
  const shape = detectShape(text, namedUntil, named?.[1]?.replace('\\t', '\t') ?? null);
  const readRecord = recordReader(text, shape, repaired);
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const record = readRecord(at, line);
    const lineCount = linesIn(text, at, record.end);
    const entry = { line, lineCount, cells: record.cells };
    const problem = recordProblem(record.end - at, record);
    if (problem) refused.push({ ...entry, cells: entry.cells.slice(0, 50).map(shortCell), reason: problem });
    else if (record.cells.every(isBlank)) leftOut.push({ ...entry, reason: 'This line is blank.' });
    else if (at < namedUntil) leftOut.push({ ...entry, reason: 'This line names the delimiter.' });
    else rows.push(entry);
    line += lineCount;
    if (rows.length + refused.length > mostRecords) throw tooMany(importLimits.rows, 'rows');
    if (line > mostLines) throw tooMany(mostLines, 'lines');
    at = afterLineEnd(text, record.end);
  }
  return { delimiter: shape.delimiter, lineCount: line - 1, rows, leftOut, refused, notices: repairNotices(repaired) };
}

/** Titles, a preamble and a footer are no rows of the import, so the limit leaves room for them. */
const mostRecords = importLimits.rows + 200;
/** Each line is accounted for, so the limit bounds the memory of a file of line ends. */
const mostLines = 10 * importLimits.rows;

const tooMany = (limit: number, what: string) =>
  new Refusal(
    `This file has more than ${limit.toLocaleString('en')} ${what}. Split it into smaller files. A row is never imported twice.`,
  );

const isBlank = (cell: string): boolean => /^[\s\u200b-\u200f\u2060\ufeff]*$/.test(cell);
const shortCell = (cell: string): string => shorten(cell.slice(0, 200), 100);

/** Counts the physical lines of a record: the line ends within it, and its last line. */
function linesIn(text: string, start: number, end: number): number {
  let count = 1;
  for (let at = start; at < end; at += 1) {
    if (!isLineEnd(text.charCodeAt(at))) continue;
    count += 1;
    at = afterLineEnd(text, at) - 1;
  }
  return count;
}
