import { z } from 'zod';
import { detectDecimal, isSpendingNegative } from './amounts';
import { type Columns, importFields, recogniseColumns } from './columns';
import { detectDayOrder } from './days';

const column = z.number().int().min(0).max(200);

/** How a file is read: which column is what, and how its days and amounts are written. */
export const importSettings = z.object({
  headerAt: z.number().int().min(0).max(100).nullable(),
  columns: z.partialRecord(z.enum(importFields), column),
  order: z.enum(['dmy', 'mdy', 'ymd']),
  decimal: z.enum(['.', ',']),
  /** The sign that spending has where there is one column of amounts. */
  spent: z.enum(['negative', 'positive']),
  /** Whether money that came in becomes a refund, or is left out. */
  moneyIn: z.enum(['refund', 'skip']),
  /** Paid from this where the file names no card that we know. */
  cardId: z.uuid().nullable(),
});
export type ImportSettings = z.output<typeof importSettings>;

export type DetectedSettings = { readonly settings: ImportSettings; readonly daysAreAmbiguous: boolean };

type Rows = readonly (readonly string[])[];

/** How a file is to be read, as far as it says so itself. */
export function detectSettings(rows: Rows, locale: string, cardId: string | null): DetectedSettings {
  const { columns, headerAt } = recogniseColumns(rows);
  const body = dataRows(rows, headerAt);
  const days = detectDayOrder(valuesIn(body, columns.day), locale);
  const amounts = [columns.amount, columns.debit, columns.credit].flatMap((at) => valuesIn(body, at));
  return {
    daysAreAmbiguous: days.ambiguous,
    settings: {
      headerAt,
      columns: { ...columns },
      order: days.order,
      decimal: detectDecimal(amounts, locale),
      spent:
        columns.amount !== undefined && isSpendingNegative(valuesIn(body, columns.amount)) ? 'negative' : 'positive',
      moneyIn: 'refund',
      cardId,
    },
  };
}

/** The rows beneath the names of the columns. */
export const dataRows = (rows: Rows, headerAt: number | null): Rows =>
  headerAt === null ? rows : rows.slice(headerAt + 1);

const valuesIn = (rows: Rows, at: number | undefined): string[] =>
  at === undefined ? [] : rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');

/** What is missing before a file can be read, in words; null when nothing is. */
export function columnsProblem(columns: Columns): string | null {
  const missing = [
    columns.day === undefined ? 'the date' : null,
    columns.merchant === undefined ? 'who was paid' : null,
    columns.amount === undefined && columns.debit === undefined ? 'the amount' : null,
  ].filter((word) => word !== null);
  if (missing.length > 0) return `Choose the column of ${missing.join(' and of ')}.`;
  return null;
}
