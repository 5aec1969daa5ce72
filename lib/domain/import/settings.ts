import { z } from 'zod';
import { detectDecimal, isSpendingNegative } from './amounts';
import { type Columns, importFields, recogniseColumns } from './columns';
import { detectDayOrder } from './days';

const column = z.number().int().min(0).max(200);

/** How to read an imported file: its columns, and its formats of dates and amounts. */
export const importSettings = z.object({
  headerAt: z.number().int().min(0).max(100).nullable(),
  columns: z.partialRecord(z.enum(importFields), column),
  order: z.enum(['dmy', 'mdy', 'ymd']),
  decimal: z.enum(['.', ',']),
  /** The sign of spending when the file has one amount column. */
  spent: z.enum(['negative', 'positive']),
  /** What happens to rows with money in: they become refunds, or are skipped. */
  moneyIn: z.enum(['refund', 'skip']),
  /** The card for rows that do not name a card of the company; null for none. */
  cardId: z.uuid().nullable(),
});
export type ImportSettings = z.output<typeof importSettings>;

export type DetectedSettings = { readonly settings: ImportSettings; readonly daysAreAmbiguous: boolean };

type Rows = readonly (readonly string[])[];

/** Detects the settings from the content of the file. `cardId` is the card for rows that name none. */
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

/** Returns the rows below the header. */
export const dataRows = (rows: Rows, headerAt: number | null): Rows =>
  headerAt === null ? rows : rows.slice(headerAt + 1);

const valuesIn = (rows: Rows, at: number | undefined): string[] =>
  at === undefined ? [] : rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');

/** Names the columns that a person must still choose; null when none is missing. */
export function columnsProblem(columns: Columns): string | null {
  const missing = [
    columns.day === undefined ? 'the date' : null,
    columns.merchant === undefined ? 'who was paid' : null,
    columns.amount === undefined && columns.debit === undefined ? 'the amount' : null,
  ].filter((word) => word !== null);
  if (missing.length > 0) return `Choose the column of ${missing.join(' and of ')}.`;
  return null;
}
