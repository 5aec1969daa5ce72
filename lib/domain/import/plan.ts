import { z } from 'zod';
import { importSettings } from './settings';

/** The largest file that is taken, and the most rows of one. */
export const importLimits = { bytes: 10 * 1024 * 1024, rows: 20_000 } as const;

const plannedRow = z.object({
  /** As a spreadsheet numbers it. */
  line: z.number().int(),
  /**
   * `new` will be imported; `likely` is like one that is there, and is imported when somebody says so; `there` was
   * imported before; `cannot` is no expense.
   */
  state: z.enum(['new', 'likely', 'there', 'cannot']),
  /** Why it is not simply new. */
  reason: z.string().nullable(),
  day: z.string(),
  merchant: z.string(),
  amount: z.string(),
  /** What it would be coded as, and where that comes from. */
  category: z.string().nullable(),
  source: z.string().nullable(),
  remarks: z.array(z.string()),
  /** As it stands in the file; of rows that cannot be imported only. */
  cells: z.array(z.string()).optional(),
});
export type PlannedRow = z.output<typeof plannedRow>;

/** What importing a file would do. */
export const importPlan = z.object({
  settings: importSettings,
  /** The names of the columns, or their numbers. */
  header: z.array(z.string()),
  /** "03/11/2026 read as 3 November 2026". */
  dayExample: z.string().nullable(),
  daysAreAmbiguous: z.boolean(),
  amountExample: z.string().nullable(),
  /** What has to be chosen before it can be read. */
  problem: z.string().nullable(),
  rows: z.array(plannedRow),
});
export type ImportPlan = z.output<typeof importPlan>;

/** Which rows go otherwise than planned: new ones left out, likely ones taken in; by their lines. */
export const importChoices = z.object({
  without: z.array(z.number().int()).max(importLimits.rows),
  also: z.array(z.number().int()).max(importLimits.rows),
});
export type ImportChoices = z.output<typeof importChoices>;

/** News of an import as it goes, one JSON object a line. */
export const importProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('working'), done: z.number().int(), of: z.number().int() }),
  z.object({ state: z.literal('done'), added: z.number().int(), there: z.number().int(), coded: z.number().int() }),
  z.object({ state: z.literal('stopped'), message: z.string() }),
]);
export type ImportProgress = z.output<typeof importProgress>;
