import type { CsvRow } from './read-csv';
import { type ImportContext, type ParsedRow, parseRow } from './rows';
import type { ImportSettings } from './settings';

/** A parsed row. `nth` counts, from 0, the identical rows that precede it in the file. */
export type NumberedRow = CsvRow & { readonly nth: number; readonly parsed: ParsedRow };

/** Parses the rows below the header. */
export function parseRows(
  rows: readonly CsvRow[],
  settings: ImportSettings,
  context: ImportContext,
): readonly NumberedRow[] {
  const counts = new Map<string, number>();
  const body = settings.headerAt === null ? rows : rows.slice(settings.headerAt + 1);
  return body.map((row) => {
    const content = JSON.stringify(row.cells);
    const nth = counts.get(content) ?? 0;
    counts.set(content, nth + 1);
    return { ...row, nth, parsed: parseRow(row.cells, settings, context) };
  });
}

/** Returns the title of each column, or "Column" with its number when it has no title. */
export function columnNames(rows: readonly CsvRow[], { headerAt }: ImportSettings): string[] {
  const width = Math.min(Math.max(...rows.slice(0, 50).map(({ cells }) => cells.length)), 200);
  const names = headerAt === null ? [] : (rows[headerAt]?.cells ?? []);
  return Array.from({ length: width }, (_, at) => names[at]?.trim() || `Column ${at + 1}`);
}
