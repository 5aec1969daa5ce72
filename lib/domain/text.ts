// Control characters other than tab and line feed. Postgres rejects NUL, and nobody types the others.
const controls = /[\p{Cc}--[\t\n]]/gv;
// Text direction overrides can make one merchant look like another. Ordinary right-to-left text needs none of them.
const overrides = /[‪-‮⁦-⁩]/g;

/** Normalises a single line: no control characters, single spaces. */
export const normaliseLine = (text: string): string => normaliseText(text).replace(/\s+/g, ' ');

/** Normalises multi-line text: trimmed, with line feeds only. */
export const normaliseText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(controls, '').replace(overrides, '').toWellFormed().trim();

/** Cuts text to a length with an ellipsis, without splitting a character that a reader sees as one. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  // Grapheme boundaries matter only around the cut, because there is always one between two ASCII letters. A character
  // that the slice splits lies beyond the length.
  let from = Math.max(length - 1, 0);
  while (from > 0 && !plainPair.test(text.slice(from - 1, from + 1))) from -= 1;
  let kept = text.slice(0, from);
  for (const { segment } of characters.segment(text.slice(from, length + 8))) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

const plainPair = /^[ -~]{2}$/;
const characters = new Intl.Segmenter();
