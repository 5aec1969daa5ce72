import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';
import type { Place } from './element';

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
};

/** A record of the file that is not a booked movement, and why. */
export type StatementLine = { readonly place: Place; readonly what: string; readonly reason: string };

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
  readonly format: 'OFX' | 'CAMT.053';
  readonly encoding: string;
  readonly accounts: readonly StatementAccount[];
  readonly movements: readonly Movement[];
  readonly leftOut: readonly StatementLine[];
  readonly refused: readonly StatementLine[];
  /** What the person should know about the file as a whole. */
  readonly notices: readonly string[];
  /** Two movements, one of each sign, when only a person can say which sign is spending; else empty. */
  readonly unsure: readonly Movement[];
};

export type ReadOptions = {
  /** The currency of an OFX file that names none; null refuses it. */
  readonly currency: string | null;
  /** A person's answer to which sign is spending, for an OFX account that leaves it open. */
  readonly spending: 'negative' | 'positive' | null;
};

/** The movements of one account of a file, before the repeats are left out and the balances are checked. */
export type AccountMovements = {
  readonly account: string | null;
  readonly currency: string;
  readonly opening: Money | null;
  readonly closing: Money | null;
  readonly movements: readonly Movement[];
  readonly leftOut: readonly StatementLine[];
  readonly refused: readonly StatementLine[];
  readonly notices: readonly string[];
  /** Whether only a person can say which sign is spending. */
  readonly isUnsure: boolean;
};
