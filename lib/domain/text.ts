// Control characters other than tab and line feed: the database refuses NUL and nobody types the rest.
const controls = /[\p{Cc}--[\t\n]]/gv;
// Overrides of text direction can make a merchant read as another; ordinary right-to-left text needs none of them.
const overrides = /[‪-‮⁦-⁩]/g;

/** One line of text as a person meant it: no controls, no stray spaces. */
export const normaliseLine = (text: string): string => normaliseText(text).replace(/\s+/g, ' ');

/** Several lines of text, trimmed, with line feeds only. */
export const normaliseText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(controls, '').replace(overrides, '').toWellFormed().trim();

/** Cuts to a length without splitting a character in two, and shows that it was cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  // Only around the cut does it matter where characters end: between two plain letters one always does, and what the
  // slice may cut in two lies past the length all the same.
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
