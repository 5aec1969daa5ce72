/** Returns the text of a cell. Excel writes a number that is stored as text in the form ="0412". */
export const plainCell = (cell: string | undefined): string => {
  const trimmed = cell?.trim() ?? '';
  return (/^="(.*)"$/s.exec(trimmed)?.[1]?.replaceAll('""', '"') ?? trimmed).trim();
};

/** Whether a spreadsheet would calculate the cell instead of showing its text. */
export const isFormula = (text: string): boolean => /^=(?!=)/.test(text);

/** Returns the number of cells up to the last one that is not empty. */
export function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1]?.trim() ?? '') === '') width -= 1;
  return width;
}
