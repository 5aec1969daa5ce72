/** The zero of each script whose figures banks and spreadsheets write. Its other figures follow it in order. */
const zeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20,
  0x1040, 0x17e0, 0x1810,
];

/**
 * Returns the text with one character for each thing that many characters write: ASCII figures, "-" for every dash, "'"
 * for every apostrophe, and a plain space for every space. Removes invisible characters and direction marks.
 */
export const plainCharacters = (text: string): string =>
  /^[ -_a-~]*$/.test(text) ? text.replace(/ {2,}/g, ' ').trim() : normalised(text);

const normalised = (text: string): string =>
  text
    .replace(/\u00b4/g, "'")
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Nd}/gu, asciiFigure)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u02bc\u2032`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

function asciiFigure(figure: string): string {
  const point = figure.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => point >= start && point <= start + 9);
  return zero === undefined ? figure : String(point - zero);
}
