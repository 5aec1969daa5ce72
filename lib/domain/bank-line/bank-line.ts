import type { Day } from '@/lib/domain/day';
import type { Money } from '@/lib/domain/money';

/** A bank account in the books of a connection. */
export type AccountKey = { readonly connectionId: string; readonly bankAccountRef: string };

/** Where a line comes from: a statement that a person imported, or a movement that Outlay wrote to the books. */
export type BankLineSource = 'statement' | 'movement';

/** What a line of the statement of a bank account says. */
export type BankLineFacts = {
  readonly day: Day;
  /** Negative when money goes out. */
  readonly amount: Money;
  readonly state: 'booked' | 'pending';
  readonly description: string;
  readonly counterparty: string;
  readonly references: readonly string[];
  /** The bank's own id of the line. */
  readonly bankId: string | null;
  /** What was paid in another currency. */
  readonly original: Money | null;
  /** The fee that the amount includes, in the currency of the account. */
  readonly fee: Money | null;
  /** The balance of the account after the line. */
  readonly balance: Money | null;
};

/** A line to store. */
export type NewBankLine = BankLineFacts &
  AccountKey & {
    /** The id of a line that is sent to a package. A line of a statement gets a new one. */
    readonly id?: string;
    /** The card that stands for the account. */
    readonly cardId: string | null;
    readonly source: BankLineSource;
    /** The movement of a line with the source `movement`. */
    readonly movementId: string | null;
    /** The import of a line with the source `statement`. */
    readonly importId: string | null;
    /** Unique among the lines of the account. */
    readonly lineKey: string;
  };

export type BankLine = Omit<NewBankLine, 'id'> & { readonly id: string; readonly createdAt: Date };
