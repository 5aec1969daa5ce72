/** The first lines of the records that were repaired, by what was wrong with them. */
export type RepairedLines = {
  readonly unclosed: number[];
  readonly stray: number[];
  readonly quotedWhole: number[];
  readonly otherDelimiter: number[];
};

export const noRepairs = (): RepairedLines => ({ unclosed: [], stray: [], quotedWhole: [], otherDelimiter: [] });

/** Returns a sentence for each kind of repair, with the lines. */
export function repairNotices({ unclosed, stray, quotedWhole, otherDelimiter }: RepairedLines): string[] {
  return [
    about(unclosed, 'A quotation mark is not closed', 'Each line is read by itself.'),
    about(stray, 'A quotation mark is out of place', 'It is kept as text where it cannot be a quote.'),
    about(quotedWhole, 'The line is quoted as a whole', 'The cells inside the quotes are read.'),
    about(otherDelimiter, 'The line has another delimiter than the others', 'It is read with its own delimiter.'),
  ].filter((notice) => notice !== null);
}

const about = (lines: readonly number[], what: string, consequence: string): string | null =>
  lines.length === 0 ? null : `${what} (${linesText(lines)}). ${consequence}`;

/** Returns "line 4" or "lines 4, 7, 9 and 12 more". */
export function linesText(lines: readonly number[]): string {
  if (lines.length <= 1) return `line ${lines[0]}`;
  const named = lines.length <= 6 ? lines.slice(0, -1) : lines.slice(0, 5);
  const rest = lines.length <= 6 ? lines.at(-1) : `${lines.length - 5} more`;
  return `lines ${named.join(', ')} and ${rest}`;
}
