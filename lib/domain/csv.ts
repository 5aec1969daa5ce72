import Papa from 'papaparse';

// Matches a cell that a spreadsheet would run as a formula (OWASP, "CSV injection"). A number with a sign is harmless
// and does not match.
const formula = /^[=+@\t\r-](?!\d+(?:[.,]\d+)*$)/;

/** The first character of a CSV file, from which Excel knows that the file is UTF-8. */
export const byteOrderMark = '\ufeff';

/** Returns the rows as lines of a CSV file for Excel. Formulas are escaped so that they stay text. */
export const csvRows = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: formula, quotes: (cell) => /[;\t]/.test(String(cell)) },
  )}\r\n`;

/** Returns the rows as a whole CSV file. */
export const writeCsv = (rows: readonly (readonly string[])[]): string => byteOrderMark + csvRows(rows);
