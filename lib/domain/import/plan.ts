import { z } from 'zod';
import { importSettings } from './settings';

/** The largest file that can be imported, in bytes and in rows. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 20_000 } as const;

const plannedRow = z.object({
  /** The number that a spreadsheet shows for the row. */
  line: z.number().int(),
  /**
   * `new`: the row will be imported. `likely`: it resembles an existing expense and is imported only if a person
   * selects it. `there`: it was imported before. `cannot`: it cannot become an expense.
   */
  state: z.enum(['new', 'likely', 'there', 'cannot']),
  /** Why the state of the row is not `new`; null when it is. */
  reason: z.string().nullable(),
  day: z.string(),
  merchant: z.string(),
  amount: z.string(),
  /** The category that the expense would get, and why; null when none. */
  category: z.string().nullable(),
  source: z.string().nullable(),
  remarks: z.array(z.string()),
  /** The cells of the row as in the file, for a row that cannot be imported. */
  cells: z.array(z.string()).optional(),
});
export type PlannedRow = z.output<typeof plannedRow>;

/** The preview of an import, before anything is imported. */
export const importPlan = z.object({
  settings: importSettings,
  /** The titles of the columns. */
  header: z.array(z.string()),
  /** An example that shows how dates are read: "03/11/2026 read as 3 November 2026". Null when there is no date. */
  dayExample: z.string().nullable(),
  daysAreAmbiguous: z.boolean(),
  amountExample: z.string().nullable(),
  /** What a person must choose before the file can be read; null when nothing is missing. */
  problem: z.string().nullable(),
  rows: z.array(plannedRow),
});
export type ImportPlan = z.output<typeof importPlan>;

/** A person's choices in the preview: which rows to leave out, and which likely rows to include, by row number. */
export const importChoices = z.object({
  without: z.array(z.number().int()).max(importLimits.rows),
  also: z.array(z.number().int()).max(importLimits.rows),
});
export type ImportChoices = z.output<typeof importChoices>;

/** The progress of an import. The server sends one JSON object per line. */
export const importProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('working'), done: z.number().int(), of: z.number().int() }),
  z.object({ state: z.literal('done'), added: z.number().int(), there: z.number().int(), coded: z.number().int() }),
  z.object({ state: z.literal('cancelled'), added: z.number().int(), of: z.number().int() }),
  z.object({ state: z.literal('stopped'), message: z.string() }),
]);
export type ImportProgress = z.output<typeof importProgress>;
