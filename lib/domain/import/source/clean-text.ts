import { Refusal } from '../../refusal';
import { isLineEnd } from './cells';
import { linesText } from './notices';

export type CleanText = { readonly text: string; readonly notices: readonly string[] };

/**
 * Removes the characters that no table has: byte order marks in the middle, NUL, and the end mark of DOS. Characters
 * that could not be decoded stay, and a notice names their lines. Throws a Refusal when the text is not text at all.
 */
export function cleanText(decoded: string, instead: string): CleanText {
  if (/^[\s\0\ufeff\u200b]*$/.test(decoded)) throw new Refusal('This file is empty.');
  const marked = withLineEnds(withoutPadding(decoded));
  refuseBinary(marked.slice(0, 65_536), instead);
  const unreadable = linesOf(marked, /\ufffd/g);
  const zero = linesOf(marked, /\0/g);
  return {
    text: marked.replace(/[\0\ufeff]/g, ''),
    notices: [
      unreadable.length > 0 ? `A character could not be read and is shown as “�” (${linesText(unreadable)}).` : null,
      zero.length > 0 ? `Characters that are no text are left out (${linesText(zero)}).` : null,
    ].filter((notice) => notice !== null),
  };
}

/** Removes NUL and the end mark of DOS from the end of a text. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\0' || text[end - 1] === '\u001a') end -= 1;
  return text.slice(0, end);
}

/** More control characters than a damaged text has. */
const mostControls = 0.02;

function refuseBinary(sample: string, instead: string): void {
  const controls = sample.match(/[\p{Cc}--[\s\u0085]]/gv)?.length ?? 0;
  if (controls > 3 && controls > sample.length * mostControls) {
    throw new Refusal(`This is not a text file. ${instead}`);
  }
}

/** In a text without line ends, another separator of lines takes their place. */
function withLineEnds(text: string): string {
  if (/[\r\n]/.test(text)) return text;
  const separator = ['\u2028', '\u2029', '\u0085', '\u001e', '\v', '\f'].find((one) => text.includes(one));
  return separator === undefined ? text : text.replaceAll(separator, '\n');
}

/** Returns the physical lines with a match, each once. */
export function linesOf(text: string, pattern: RegExp): number[] {
  const lines: number[] = [];
  let line = 1;
  let at = 0;
  for (const { index } of text.matchAll(pattern)) {
    for (; at < index; at += 1) {
      if (!isLineEnd(text.charCodeAt(at))) continue;
      if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
      line += 1;
    }
    if (lines.at(-1) !== line) lines.push(line);
  }
  return lines;
}
