import { readCells } from './cells';

/**
 * Returns the content of a line that is quoted as a whole, so that it is one cell that is CSV itself: some banks write
 * such files, and Excel saves them so. Delimiters may follow the quote. Null for any other line.
 */
export function contentOfWholeLine(
  text: string,
  start: number,
  limit: number,
): { content: string; end: number } | null {
  if (text.charCodeAt(start) !== 0x22) return null;
  for (const delimiter of [',', ';', '\t']) {
    const { cells, end, strayQuote } = readCells(text, start, { delimiter, mode: 'literal', limit });
    const [content = '', ...others] = cells;
    if (strayQuote === null && others.every((cell) => cell.trim() === '')) return { content, end };
  }
  return null;
}
