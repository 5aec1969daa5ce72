import type { CsvRow } from './read-csv';
import { type ImportContext, type ParsedRow, parseRow } from './rows';
import type { ImportSettings } from './settings';

/** A row with its number among identical rows of the file, from 0. */
export type NumberedRow = CsvRow & { readonly nth: number; readonly parsed: ParsedRow };

/** Parses the rows beneath the header. */
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

/** Returns the name of each column, or its number where the file has none. */
export function columnNames(rows: readonly CsvRow[], { headerAt }: ImportSettings): string[] {
  const width = Math.min(Math.max(...rows.slice(0, 50).map(({ cells }) => cells.length)), 200);
  const names = headerAt === null ? [] : (rows[headerAt]?.cells ?? []);
  return Array.from({ length: width }, (_, at) => names[at]?.trim() || `Column ${at + 1}`);
}
