import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';
import type { DayOrder } from '@/lib/domain/reading/day';
import type { BankKind } from '../kind/row-text';
import type { Question } from '../question';
import type { Encoding } from '../source/encoding';
import type { EncodingSample } from '../source/source';
import type { Place } from './element';
import type { StatementFormat } from './formats';

/** A booked movement of an account, as the bank states it. */
export type Movement = {
  /** Where the movement starts in the file. */
  readonly place: Place;
  /** The IBAN or number of the account; null when the file does not name it. */
  readonly account: string | null;
  /** The booking day as the bank wrote it. A time zone does not move it. */
  readonly day: Day;
  /** The other party, else the bank's wording; null when the file has neither. */
  readonly text: string | null;
  /** What moved the account, in the currency of the account. Negative is money out. */
  readonly money: Money;
  /** The part of the amount that is the bank's charge. */
  readonly fee: Money | null;
  /** What was paid in another currency, and the rate as written. */
  readonly original: { readonly money: Money; readonly rate: string | null } | null;
  readonly isReversal: boolean;
  /** The bank's id of the movement. Banks reuse ids, so an id alone does not identify a movement. */
  readonly reference: string | null;
  /** What else the bank says about the movement, such as the remittance text. */
  readonly note: string;
  readonly remarks: readonly string[];
  /** The parts of a movement that is split, which add up to `money`. Missing when it is not split. */
  readonly splits?: readonly Split[];
  /** The person's own account on the other side. Missing when the file does not call it a transfer. */
  readonly transfer?: string;
  /** What the bank’s code says that the movement is. Missing when it says nothing that matters. */
  readonly bankKind?: BankKind;
  /** The IBAN or number of the account on the other side. Missing when the file does not name it. */
  readonly otherNumber?: string;
  /** The category that the person's own program gave it. */
  readonly category?: string;
};

/** A part of a movement. `category` is null when the file names none. */
export type Split = { readonly category: string | null; readonly note: string; readonly money: Money };

/** A record of the file that is not a booked movement, and why. */
export type StatementLine = { readonly place: Place; readonly what: string; readonly reason: string };

/** What one statement of a file is about, to find the statements between it and others. */
export type Period = {
  /** The physical line where the statement starts, from 1. */
  readonly line: number;
  /** The bank's number of the statement; null when it has none. */
  readonly number: string | null;
  /** The page of the statement that this part of the file contains; null when it is not cut into pages. */
  readonly page: number | null;
  /** The days of its balances, else of the time that it states. */
  readonly from: Day | null;
  readonly until: Day | null;
};

export type StatementAccount = {
  readonly account: string | null;
  readonly currency: string;
  readonly opening: Money | null;
  readonly closing: Money | null;
  /** Whether opening plus movements is closing, to the minor unit; null when the file does not state both balances. */
  readonly isBalanced: boolean | null;
};

/** A bank statement. Each record of the file is exactly once in `movements`, `leftOut` or `refused`. */
export type Statement = {
  readonly format: StatementFormat;
  readonly encoding: string;
  /** False when the bytes allow another encoding that is about as likely. A person then chooses. */
  readonly encodingIsSure: boolean;
  /** The encodings that the file could have, each with a sample; empty when the format decides. */
  readonly encodings: readonly EncodingSample[];
  /** The order of day and month; 'ymd' when the format defines it. */
  readonly order: DayOrder;
  /** The decimal mark; '.' where each amount shows its own. */
  readonly decimal: '.' | ',';
  /** What a person may correct, such as the order of day and month. */
  readonly questions: readonly Question[];
  readonly accounts: readonly StatementAccount[];
  /** What each run of statements covers, to compare it with the statements of other files. */
  readonly spans: readonly Span[];
  readonly movements: readonly Movement[];
  readonly leftOut: readonly StatementLine[];
  readonly refused: readonly StatementLine[];
  /** What the person should know about the file as a whole. */
  readonly notices: readonly string[];
  /** Two movements, one of each sign, when only a person can say which sign is spending; else empty. */
  readonly unsure: readonly Movement[];
};

export type ReadOptions = {
  /** The currency of an OFX or QIF file that names none; null refuses it. */
  readonly currency: string | null;
  /** A person's answer to which sign is spending, for an OFX account that leaves it open. */
  readonly spending: 'negative' | 'positive' | null;
  /** A person's answers about a file of QIF or MT940, which state neither their encoding nor the order of their days. */
  readonly encoding?: Encoding;
  readonly order?: DayOrder;
  readonly decimal?: '.' | ',';
  /** The company's country, for days that can be read in two ways. */
  readonly place?: { readonly today: Day; readonly timeZone: string; readonly locale: string };
};

/** The days and balances of a statement, or of several that follow each other. */
export type Span = {
  readonly account: string | null;
  readonly currency: string;
  /** The bank's numbers of its first and its last statement; null when they have none. */
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  /** The page of a statement; null when it is not cut into pages. */
  readonly page: number | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly opening: Money | null;
  readonly closing: Money | null;
  /** The opening balance that the closing one and the movements lead to, where the file states only the closing one. */
  readonly implied: Money | null;
  /** The file that was imported before; null for the file that is read now. */
  readonly fileName: string | null;
  /** The balances, in minor units, between the movements of its first day, and those of its last day. */
  readonly onFirstDay: readonly bigint[];
  readonly onLastDay: readonly bigint[];
};

/** The movements of one account of a file, before the repeats are left out and the balances are checked. */
export type AccountMovements = {
  readonly account: string | null;
  readonly currency: string;
  readonly period: Period;
  readonly opening: Money | null;
  readonly closing: Money | null;
  readonly movements: readonly Movement[];
  readonly leftOut: readonly StatementLine[];
  readonly refused: readonly StatementLine[];
  readonly notices: readonly string[];
  /** Whether only a person can say which sign is spending. */
  readonly isUnsure: boolean;
};

/** Statements of one account that follow each other without a gap, as one. */
export type Run = AccountMovements & { readonly parts: readonly AccountMovements[] };
