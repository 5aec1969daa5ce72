/**
 * How to read a cell that starts with a quote but does not end with one: `literal` keeps its quotes and ends it at the
 * next delimiter. `lenient` ends it at the next quote that a delimiter follows, and `greedy` at the last one of the line.
 * `backslash` takes `\"` for a quote. With `paired`, a delimiter between two quotes within a cell belongs to the cell.
 */
export type QuoteMode = 'literal' | 'lenient' | 'greedy' | 'backslash' | 'paired';

export type CellsRead = {
  readonly cells: readonly string[];
  /** The index of the line end after the record, or of the end of the text. */
  readonly end: number;
  /** The index of the first quote that breaks the rules of RFC 4180; null when none does. */
  readonly strayQuote: number | null;
  /** Whether cells beyond `maxCells` were dropped. */
  readonly hasTooManyCells: boolean;
};

/** More cells than any bank writes. It bounds the memory of a file of delimiters. */
export const maxCells = 1_000;

/** A record with more characters is refused, so its cells are cut. It bounds the memory of a file of quotes. */
export const maxLength = 100_000;

const quote = 0x22;

/**
 * Reads the cells of the record that starts at an index. A quoted cell may contain line ends, but only when it is well
 * formed: every quote in it is doubled, and a delimiter or a line end follows it. Any other quote cannot reach beyond
 * its line. Takes time in proportion to the length of the record.
 */
export function readCells(
  text: string,
  start: number,
  { delimiter, mode, limit }: { delimiter: string; mode: QuoteMode; limit: number },
): CellsRead {
  const separator = delimiter === '' ? -1 : delimiter.charCodeAt(0);
  const closing = closingQuotes(text, { separator, limit, hasEscapes: mode === 'backslash' });
  const cells: string[] = [];
  let hasTooManyCells = false;
  let strayQuote: number | null = null;
  for (let at = start; ; at += 1) {
    const opening = skipSpaces(text, at, limit, separator);
    let cell: string | null = null;
    let end = -1;
    // Excel's form of text, ="0412", is one cell even when it contains a delimiter. It stays as it is.
    if (text.startsWith('="', opening) && opening < limit) {
      const close = closing.strict(opening + 2);
      if (close !== -1 && close < endOfLine(text, opening)) {
        cell = text.slice(opening, close + 1);
        end = skipSpaces(text, close + 1, limit, separator);
      }
    } else if (opening < limit && text.charCodeAt(opening) === quote) {
      let close = closing.strict(opening + 1);
      if (close === -1) {
        strayQuote ??= opening;
        if (mode === 'lenient') close = closing.lenient(opening + 1);
        if (mode === 'greedy') close = closing.last(opening + 1);
      }
      if (close !== -1) {
        cell = unquoted(text.slice(opening + 1, Math.min(close, opening + 1 + maxLength)), mode);
        end = skipSpaces(text, close + 1, limit, separator);
      }
    }
    if (cell === null) {
      end = endOfCell(text, at, limit, { separator, pairs: mode === 'paired' });
      cell = text.slice(at, Math.min(end, at + maxLength));
    }
    if (cells.length < maxCells) cells.push(cell);
    else hasTooManyCells = true;
    if (end >= limit || text.charCodeAt(end) !== separator) return { cells, end, strayQuote, hasTooManyCells };
    at = end;
  }
}

const unquoted = (cell: string, mode: QuoteMode): string =>
  mode === 'backslash' ? cell.replace(/\\(["\\])|""/g, (_, escaped) => escaped ?? '"') : cell.replaceAll('""', '"');

function closingQuotes(
  text: string,
  { separator, limit, hasEscapes }: { separator: number; limit: number; hasEscapes: boolean },
) {
  const endsCell = (at: number): boolean => {
    const after = skipSpaces(text, at, limit, separator);
    return after >= limit || text.charCodeAt(after) === separator || isLineEnd(text.charCodeAt(after));
  };
  // The lenient search of a cell continues where that of an earlier cell of the line ended, so that it stays linear.
  let found = -1;
  let last = -1;
  return {
    strict(from: number): number {
      for (let at = from; ; ) {
        const next = text.indexOf('"', at);
        if (next === -1 || next >= limit) return -1;
        if (hasEscapes && isEscaped(text, next, from)) at = next + 1;
        else if (next + 1 < limit && text.charCodeAt(next + 1) === quote) at = next + 2;
        else return endsCell(next + 1) ? next : -1;
      }
    },
    lenient(from: number): number {
      if (found >= from) return found < limit && text.charCodeAt(found) === quote ? found : -1;
      for (found = from; found < limit && !isLineEnd(text.charCodeAt(found)); found += 1) {
        if (text.charCodeAt(found) === quote && endsCell(found + 1)) return found;
      }
      return -1;
    },
    last(from: number): number {
      for (let next = this.lenient(from); next !== -1; next = this.lenient(next + 1)) last = next;
      return last >= from ? last : -1;
    },
  };
}

function isEscaped(text: string, at: number, from: number): boolean {
  let first = at;
  while (first > from && text.charCodeAt(first - 1) === 0x5c) first -= 1;
  return (at - first) % 2 === 1;
}

function endOfCell(
  text: string,
  from: number,
  limit: number,
  { separator, pairs }: { separator: number; pairs: boolean },
): number {
  let isInPair = false;
  let at = from;
  for (; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (pairs && code === quote) isInPair = !isInPair;
    if ((code === separator && !isInPair) || isLineEnd(code)) break;
  }
  return at;
}

function skipSpaces(text: string, from: number, limit: number, separator: number): number {
  let at = from;
  for (; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || (code !== 0x20 && code !== 0x09 && code !== 0xa0)) break;
  }
  return at;
}

export const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;

/** Returns the index of the next line end, or of the end of the text. */
export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** Returns the index after the line end at an index. A carriage return and a line feed are one line end. */
export function afterLineEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  return text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
}
