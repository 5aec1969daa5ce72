import { z } from 'zod';
import { fileChoices } from '../choices';
import { importFields } from '../field';
import { kindDecision } from '../kind/decision';
import { rowKinds } from '../kind/row-kind';
import { importLimits } from '../limits';
import { movedKinds } from '../moved-kinds';
import { statementFormats } from '../statement/formats';

const count = z.number().int();
const column = z.number().int();

/** One entry of the preview: a row that can become an expense, or a line that cannot. */
const previewLine = z.object({
  /** The first physical line, from 1, as a text editor counts. */
  line: count,
  /**
   * `new`: the row will be imported. `ask`: a person must say what it becomes, and it is not imported before. `likely`: it resembles an existing expense and is imported only if a person selects
   * it. `there`: it was imported before. `removed`: it was imported and then deleted. `left out` and `refused`: it is no
   * expense, or it cannot be read.
   */
  state: z.enum(['new', 'ask', 'likely', 'there', 'removed', 'left out', 'refused']),
  /** Why the state is not `new`; null when it is. */
  reason: z.string().nullable(),
  day: z.string(),
  merchant: z.string(),
  amount: z.string(),
  /** The amount in the base currency, and its rate: "£104.40 at 0.87". Null without a rate. */
  inBase: z.string().nullable(),
  /** The category that the expense would get, and why; null when none. */
  category: z.string().nullable(),
  source: z.string().nullable(),
  remarks: z.array(z.string()),
  /** What the row becomes, and why; null for a line that is no row. */
  kind: z
    .object({
      is: z.enum(rowKinds),
      why: z.string().nullable(),
      direction: z.enum(['out', 'in']),
      currency: z.string(),
      /** The value and the name of the other account of a transfer. */
      account: z.string().nullable(),
      accountName: z.string().nullable(),
      /** The value of the row's own account; null when it is not known, so that the row can be no transfer. */
      own: z.string().nullable(),
      /** Whether it needs an exchange rate to become anything but a transfer. */
      lacksRate: z.boolean(),
      /** The line of the file that is the other side of the transfer. */
      pair: count.nullable(),
      /** The key of the rows for which a decision about its words holds. */
      words: z.string(),
    })
    .nullable(),
  /** The cells as in the file. Long ones are shortened. */
  cells: z.array(z.string()),
});
export type PreviewLine = z.output<typeof previewLine>;
export type PreviewState = PreviewLine['state'];

const question = z.object({
  about: z.string(),
  options: z.array(z.string()),
  blocks: z.boolean(),
  samples: z.array(z.string()),
});
export type PreviewQuestion = z.output<typeof question>;

const statementHead = z.object({
  /** The id of the bank account in the books that the file is about; null while a person has to choose it. */
  accountRef: z.string().nullable(),
  /** The account of the file whose lines are imported, and all accounts of the file. Empty where it names none. */
  fileAccount: z.string().nullable(),
  fileAccounts: z.array(z.string()),
  /** The days of its first and its last line. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Whether opening plus lines is closing: one sentence for each statement that states both. */
  proofs: z.array(z.string()),
});

/** How the file is read, and what a person has to decide. */
export const previewHead = z.object({
  format: z.enum(['CSV', ...statementFormats]),
  layout: z.string(),
  /** Whether the file is read as a person of the company chose for an earlier file of this layout. */
  isRemembered: z.boolean(),
  /** The choices with which it is read. */
  choices: fileChoices,
  encoding: z.string(),
  encodings: z.array(z.object({ encoding: z.string(), sample: z.string() })),
  titles: z.array(z.string()),
  /** The first lines of the file, from which a person can choose the titles. Empty for a statement. */
  firstLines: z.array(z.object({ line: count, cells: z.array(z.string()) })),
  settings: z.object({
    headerLine: count.nullable(),
    columns: z.partialRecord(z.enum(importFields), column),
    order: z.enum(['dmy', 'mdy', 'ymd']),
    decimal: z.enum(['.', ',']),
    spending: z.enum(['negative', 'positive']).nullable(),
    moneyIn: z.enum(['refund', 'skip']),
    rates: z.record(z.string(), z.string()),
    cardId: z.string().nullable(),
  }),
  /**
   * An example that shows how dates and amounts are read: "03/11/2026 read as 3 Nov 2026". While a question waits, it is
   * only as in the file. Null without a row.
   */
  dayExample: z.string().nullable(),
  amountExample: z.string().nullable(),
  /** What the file says about the account whose lines it has. Missing for a file of expenses. */
  statement: statementHead.optional(),
  /** The accounts that a transfer can have; empty where the person records none. */
  accounts: z.array(z.object({ key: z.string(), name: z.string(), currency: z.string() })),
  questions: z.array(question),
  notices: z.array(z.string()),
  /** How many physical lines the file has. Each is a row, left out or refused. */
  lineCount: count,
  refusedCount: count,
});
export type PreviewHead = z.output<typeof previewHead>;

/** A part of the preview. The server sends one JSON object per line: progress, then the head, then all lines. */
export const previewPart = z.discriminatedUnion('is', [
  /** The share of the work that is done, from 0 to 1. */
  z.object({ is: z.literal('progress'), share: z.number() }),
  z.object({ is: z.literal('head'), head: previewHead }),
  z.object({ is: z.literal('lines'), lines: z.array(previewLine) }),
  z.object({ is: z.literal('end') }),
  z.object({ is: z.literal('refused'), message: z.string() }),
]);
export type PreviewPart = z.output<typeof previewPart>;

/** The whole preview, as the page holds it. */
export type Preview = { readonly head: PreviewHead; readonly lines: readonly PreviewLine[] };

/**
 * A person's selection in the preview: which new rows to leave out and which likely duplicates to include, by line, and what
 * rows become.
 */
export const rowSelection = z.object({
  without: z.array(count).max(importLimits.rows),
  also: z.array(count).max(importLimits.rows),
  /** What the person decided about single rows, and about all rows with the same words. The latter is remembered. */
  lines: z
    .array(z.object({ line: count, decision: kindDecision }))
    .max(importLimits.rows)
    .default([]),
  words: z
    .array(z.object({ words: z.string().max(200), decision: kindDecision }))
    .max(500)
    .default([]),
});
export type RowSelection = z.input<typeof rowSelection>;

/** How many movements of each kind were added. Empty for the lines of a bank account. */
export const kindCounts = z.partialRecord(z.enum(movedKinds), count);

/** The progress of an import. The server sends one JSON object per line. */
export const importProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('started'), id: z.string() }),
  z.object({ state: z.literal('working'), done: count, of: count }),
  z.object({ state: z.literal('done'), added: count, kinds: kindCounts, there: count, coded: count }),
  z.object({ state: z.literal('cancelled'), added: count, kinds: kindCounts, of: count }),
  z.object({ state: z.literal('stopped'), message: z.string() }),
]);
export type ImportProgress = z.output<typeof importProgress>;
