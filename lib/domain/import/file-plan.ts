import type { Category } from '@/lib/domain/company/category';
import type { Expense } from '@/lib/domain/expense/expense';
import type { Day } from '../day';
import type { Money } from '../money';
import type { FileChoices } from './choices';
import type { Evidence } from './duplicates';
import type { FieldColumns } from './field';
import type { KindDecision } from './kind/decision';
import type { OwnAccount } from './kind/own-account';
import type { RowKind } from './kind/row-kind';
import type { Question } from './question';
import type { StatementFormat } from './statement/formats';
import type { Movement, Span, StatementAccount } from './statement/statement';

/** The data of the company that decides how a file is read. */
export type PlanContext = {
  readonly today: Day;
  readonly timeZone: string;
  /** The ISO 3166 code of the company's country. */
  readonly country: string;
  readonly locale: string;
  readonly baseCurrency: string;
  readonly cards: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly Category[];
  /** Whether a transfer between two own accounts is a row too, because the rows become the lines of one account. */
  readonly keepsTransfers?: boolean;
  /** The accounts between which the company moves money. Missing where transfers are not recorded. */
  readonly accounts?: readonly OwnAccount[];
  readonly companyName?: string;
  /** What people decided about rows with the same words, by `wordsKey`. */
  readonly decisions?: ReadonlyMap<string, KindDecision>;
  /** What the person decided about single rows of this file, by line. */
  readonly lineDecisions?: ReadonlyMap<number, KindDecision>;
};

/** How a file was read: the choices of the person, and what was detected for the rest. */
export type ReadSettings = Required<Pick<FileChoices, 'moneyIn' | 'rates' | 'cardId'>> & {
  /** The physical line of the titles, from 1; null when the file has none. */
  readonly headerLine: number | null;
  readonly columns: FieldColumns;
  readonly order: 'dmy' | 'mdy' | 'ymd';
  readonly decimal: '.' | ',';
  /** The sign of spending in the amount column; null when other columns decide, or nothing does. */
  readonly spending: 'negative' | 'positive' | null;
};

/** The expense that a row describes. The amount is above zero; the type tells its direction. */
export type PlannedFacts = Pick<Expense, 'type' | 'day' | 'merchant' | 'amount' | 'rate' | 'note' | 'cardId'> & {
  readonly categoryId: string | null;
  /** The parts of a split row, which add up to the amount and are above zero. Missing when it is not split. */
  readonly parts?: readonly PlannedPart[];
};

/** A part of a row, which becomes a line of its expense. */
export type PlannedPart = { readonly amount: Money; readonly categoryId: string | null };

/** A row of the file that can become an expense. */
export type PlanRow = {
  /** The first physical line of the row, from 1, as a text editor counts. */
  readonly line: number;
  /** Above 1 when a cell contains line breaks. */
  readonly lineCount: number;
  readonly cells: readonly string[];
  /** The content of the row and how many identical rows precede it in the file. The same row has the same identity. */
  readonly identity: string;
  /** The reference and the balance of the row, which no other row has. */
  readonly evidence?: Evidence;
  readonly facts: PlannedFacts;
  /** The account of the company to which the row belongs; null when it is not known. */
  readonly own: OwnAccount | null;
  /** What the row becomes, and why. */
  readonly kind: RowKind;
  /** What the person should know about the row, for example that its category is unknown. */
  readonly remarks: readonly string[];
  /** Whether the row is in a currency without a rate. It cannot be recorded before it has one. */
  readonly needsRate: boolean;
  /** What the statement says about the movement; missing in a table. */
  readonly movement?: Movement;
};

/** A physical line of the file that is not planned, and why. */
export type PlanLine = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly reason: string;
  /** The movement of a statement that is no expense, such as a transfer. */
  readonly movement?: Movement;
};

/**
 * How a file would be imported. In a bank statement, each record counts as a line. Every physical line is exactly once in `rows`, `leftOut` or `refused`: the numbers of
 * their entries add up to `lineCount`. While a question blocks, `rows` is empty.
 */
export type FilePlan = {
  readonly format: 'CSV' | StatementFormat;
  /** A key that files with the same titles share. A person's choices are remembered by it. */
  readonly layout: string;
  readonly encoding: string;
  /** The encodings that the file could have, each with a sample of the text in it. */
  readonly encodings: readonly { readonly encoding: string; readonly sample: string }[];
  /** The title of each column, or "Column" and its number. */
  readonly titles: readonly string[];
  readonly settings: ReadSettings;
  readonly rows: readonly PlanRow[];
  readonly leftOut: readonly PlanLine[];
  readonly refused: readonly PlanLine[];
  readonly questions: readonly Question[];
  readonly notices: readonly string[];
  readonly lineCount: number;
  /** The accounts of a statement with their balances; empty for a table. */
  readonly accounts: readonly StatementAccount[];
  /** What the statements of the file cover; empty for a table. */
  readonly spans: readonly Span[];
};
