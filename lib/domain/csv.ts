/** Rows as a CSV file that Excel opens as text: with a mark of UTF-8, and no cell that it takes for a formula. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;

// A leading sign would make a cell run when a spreadsheet opens it (OWASP, "CSV injection"); numbers are none.
const formula = /^[=+@\t\r-](?!\d+(?:[.,]\d+)*$)/;

function cellOf(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
