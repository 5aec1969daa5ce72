import { z } from 'zod';
import { importSettings } from './settings';

/** The size limits of a file. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 20_000 } as const;

const plannedRow = z.object({
  /** The row number in a spreadsheet. */
  line: z.number().int(),
  /**
   * `new` will be imported; `likely` resembles an existing expense and is imported only if selected; `there` was
   * imported before; `cannot` is not an expense.
   */
  state: z.enum(['new', 'likely', 'there', 'cannot']),
  /** Why the row is not new. */
  reason: z.string().nullable(),
  day: z.string(),
  merchant: z.string(),
  amount: z.string(),
  /** The expected category and its source. */
  category: z.string().nullable(),
  source: z.string().nullable(),
  remarks: z.array(z.string()),
  /** The original cells of a row that cannot be imported. */
  cells: z.array(z.string()).optional(),
});
export type PlannedRow = z.output<typeof plannedRow>;

/** The preview of an import. */
export const importPlan = z.object({
  settings: importSettings,
  /** The column titles, or numbers. */
  header: z.array(z.string()),
  /** "03/11/2026 read as 3 November 2026". */
  dayExample: z.string().nullable(),
  daysAreAmbiguous: z.boolean(),
  amountExample: z.string().nullable(),
  /** What must be chosen before the file can be read. */
  problem: z.string().nullable(),
  rows: z.array(plannedRow),
});
export type ImportPlan = z.output<typeof importPlan>;

/** The rows to leave out and the likely rows to include, by line. */
export const importChoices = z.object({
  without: z.array(z.number().int()).max(importLimits.rows),
  also: z.array(z.number().int()).max(importLimits.rows),
});
export type ImportChoices = z.output<typeof importChoices>;

/** Progress of an import as JSON lines. */
export const importProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('working'), done: z.number().int(), of: z.number().int() }),
  z.object({ state: z.literal('done'), added: z.number().int(), there: z.number().int(), coded: z.number().int() }),
  z.object({ state: z.literal('stopped'), message: z.string() }),
]);
export type ImportProgress = z.output<typeof importProgress>;
