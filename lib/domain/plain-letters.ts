/** Letters that Unicode does not decompose into a base letter and an accent. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};

/** Returns the text in lower case and without accents: “Müller Ø” becomes “muller o”. */
export const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøœæłđðþıħ]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
