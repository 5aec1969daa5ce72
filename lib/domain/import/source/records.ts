import { afterLineEnd, type CellsRead, endOfLine, maxCells, maxLength, type QuoteMode, readCells } from './cells';
import { isDayCell } from './figures';
import type { RepairedLines } from './notices';
import { delimiters, type Shape } from './shape';
import { contentOfWholeLine } from './whole-line';

/** A record as it was read, with the index of the line end after it. */
type ReadRecord = { readonly cells: readonly string[]; readonly end: number; readonly hasTooManyCells: boolean };

/**
 * Returns a function that reads the record at an index, and repairs it where its quotes are damaged. `repaired` collects
 * the lines of the repaired records.
 */
export function recordReader(text: string, shape: Shape, repaired: RepairedLines) {
  return (start: number, line: number): ReadRecord => {
    const strict = read(start);
    if (isSwallowing(start, strict)) {
      repaired.unclosed.push(line);
      return readLine(start, strict);
    }
    const whole = strict.cells.length === shape.width ? null : readWholeLine(start, line);
    if (whole) return whole;
    if (strict.strayQuote !== null) {
      repaired.stray.push(line);
      return repairQuotes(start, strict, strict.strayQuote);
    }
    return readPairs(start, line, strict) ?? readOtherDelimiter(start, line, strict) ?? strict;
  };

  function read(start: number, mode: QuoteMode = 'literal', limit = text.length, delimiter = shape.delimiter) {
    return readCells(text, start, { delimiter, mode, limit });
  }

  /**
   * Tells whether a quote that was never closed found its partner in a later record. The record then has the right
   * width, but its lines are records of their own: the first one is complete, and another one starts with a day.
   */
  function isSwallowing(start: number, { end }: CellsRead): boolean {
    const first = endOfLine(text, start);
    if (first >= end || shape.width < 2) return false;
    if (!isRecord(read(start, 'literal', first), shape.width)) return false;
    for (let at = afterLineEnd(text, first); at < end; ) {
      const lineEnd = endOfLine(text, at);
      if (isRecord(read(at, 'literal', lineEnd), Math.max(shape.width - 1, 2))) return true;
      at = afterLineEnd(text, lineEnd);
    }
    return false;
  }

  function isRecord({ cells }: CellsRead, minimum: number): boolean {
    if (shape.dayColumn === null) return cells.length === shape.width;
    return cells.length >= minimum && isDayCell((cells[shape.dayColumn] ?? '').replaceAll('"', ''));
  }

  function readLine(start: number, strict: CellsRead): ReadRecord {
    const limit = endOfLine(text, start);
    const { strayQuote, ...record } = read(start, 'literal', limit);
    return strayQuote === null ? record : repairQuotes(start, strict, strayQuote, limit);
  }

  /** Reads the quotes in the way that gives the record the width of the others, or else in the way they look. */
  function repairQuotes(start: number, strict: CellsRead, stray: number, limit = text.length): ReadRecord {
    const readings = [...undoubled(start), ...modesFor(text, stray).map((mode) => read(start, mode, limit))];
    return readings.find(({ cells }) => cells.length === shape.width) ?? readings.at(0) ?? strict;
  }

  /** Some programs quote a line as a whole without doubling the quotes in it. */
  function undoubled(start: number): ReadRecord[] {
    const end = endOfLine(text, start);
    if (end - start < 2 || text[start] !== '"' || text[end - 1] !== '"') return [];
    const inner = read(start + 1, 'literal', end - 1);
    return inner.strayQuote === null && inner.cells.length === shape.width ? [{ ...inner, end }] : [];
  }

  function readWholeLine(start: number, line: number): ReadRecord | null {
    const whole = shape.width > 1 ? contentOfWholeLine(text, start, text.length) : null;
    if (whole === null) return null;
    const limit = whole.content.length;
    const inner = readCells(whole.content, 0, { delimiter: shape.delimiter, mode: 'literal', limit });
    if (inner.cells.length !== shape.width || inner.end !== limit) return null;
    repaired.quotedWhole.push(line);
    return { ...inner, end: whole.end };
  }

  /** As in `Paint "R, S" Us`: the quotes open no cell, but the delimiter between them separates none. */
  function readPairs(start: number, line: number, { cells, end }: CellsRead): ReadRecord | null {
    if (cells.length <= shape.width || !cells.some((cell) => cell.includes('"'))) return null;
    const paired = read(start, 'paired', end);
    if (paired.cells.length !== shape.width) return null;
    repaired.stray.push(line);
    return paired;
  }

  /** A title line often has another delimiter than the rows below it. */
  function readOtherDelimiter(start: number, line: number, { cells, end }: CellsRead): ReadRecord | null {
    if (cells.length > 1 || shape.width < 3) return null;
    for (const delimiter of delimiters) {
      const other = read(start, 'literal', end, delimiter);
      if (delimiter === shape.delimiter || other.cells.length !== shape.width) continue;
      repaired.otherDelimiter.push(line);
      return other;
    }
    return null;
  }
}

/** Returns the ways to read a stray quote, the likeliest first. */
function modesFor(text: string, opening: number): QuoteMode[] {
  const second = text.indexOf('"', opening + 1);
  if (second > 0 && text[second - 1] === '\\') return ['backslash', 'lenient', 'greedy', 'literal'];
  // In `"Smith, "Bob" & Co"` the second quote opens another pair. In `"The Bun" House` it closes the first one.
  const opensPair = second > 0 && /[\s(]/.test(text[second - 1] ?? '') && /\S/.test(text[second + 1] ?? ' ');
  const isDoubled = second === opening + 1 || text[second + 1] === '"';
  return opensPair || isDoubled
    ? ['lenient', 'greedy', 'literal', 'backslash']
    : ['literal', 'lenient', 'greedy', 'backslash'];
}

/** Why a record of a length cannot be read; null when it can. */
export function recordProblem(length: number, { hasTooManyCells }: ReadRecord): string | null {
  if (length > maxLength) return `The line has more than ${maxLength.toLocaleString('en')} characters.`;
  return hasTooManyCells ? `The line has more than ${maxCells.toLocaleString('en')} cells.` : null;
}
