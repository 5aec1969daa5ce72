import Papa from 'papaparse';

// Matches a cell that a spreadsheet would run as a formula (OWASP, "CSV injection"). A number with a sign is harmless
// and does not match.
const formula = /^[=+@\t\r-](?!\d+(?:[.,]\d+)*$)/;

/**
 * Returns the rows as a CSV file for Excel. It starts with a byte order mark, and formulas are escaped so that they
 * stay text.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, quotes: (cell) => /[;\t]/.test(String(cell)) },
  )}\r\n`;
