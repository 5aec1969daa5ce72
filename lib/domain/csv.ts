import Papa from 'papaparse';

// A leading sign makes a spreadsheet run the cell (OWASP, "CSV injection"); a signed number is harmless.
const formula = /^[=+@\t\r-](?!\d+(?:[.,]\d+)*$)/;

/** Returns rows as a CSV file for Excel: with a byte order mark, and with formulas escaped to text. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, quotes: (cell) => /[;\t]/.test(String(cell)) },
  )}\r\n`;
