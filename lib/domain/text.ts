// Control characters except tab and line feed. Postgres rejects NUL, and the others are never typed on purpose.
const controls = /[\p{Cc}--[\t\n]]/gv;
// Characters that override the direction of text. They can make one merchant's name look like another one, and ordinary
// right-to-left text does not need them.
const overrides = /[‪-‮⁦-⁩]/g;

/** Normalises text to a single line: removes control characters and joins white space. */
export const normaliseLine = (text: string): string => normaliseText(text).replace(/\s+/g, ' ');

/**
 * Normalises text of several lines: trims it, removes control characters, and uses line feeds only. Text that shows
 * nothing is empty.
 */
export function normaliseText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(controls, '').replace(overrides, '').toWellFormed().trim();
  return invisible.test(plain) ? '' : plain;
}

// Zero-width characters, fillers and variation selectors change or join the characters beside them, as in an emoji of a
// family. On their own they show nothing. The braille blank, the musical null note head and the Khitan filler show
// nothing either, but are not listed as ignorable (Unicode 17, DerivedCoreProperties.txt).
const invisible =
  /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u061c\u2800\ufff9-\ufffb\u{1d159}\u{16fe4}\u{13430}-\u{1345f}]*$/u;

/** Shortens text to a length and adds an ellipsis. A character that consists of several code points is not split. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  // Only the text around the cut is segmented into characters, because segmenting all of it is slow. Between two ASCII
  // characters there is always a boundary to start from. A character that the slice splits lies beyond the length.
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
